package io.consuljvm.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Method handles of records. Records need not be public: nothing here is in a named module, and the
 * codec is given leave by {@code setAccessible}.
 */
final class Handles {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private Handles() {}

  /** The accessor, as a function from {@code Object} to {@code result}. */
  static MethodHandle getter(RecordComponent component, Class<?> result) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    try {
      return LOOKUP.unreflect(accessor).asType(MethodType.methodType(result, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("no access to " + accessor, e);
    }
  }

  /** The canonical constructor, as a function from {@code Object[]} to {@code Object}. */
  static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = components[i].getType();
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return LOOKUP
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no access to the constructor of " + type, e);
    }
  }

  /** Calls a constructor; what it does not take is the input's fault. */
  static Object construct(MethodHandle constructor, Class<?> type, @Nullable Object[] arguments) {
    try {
      return (Object) constructor.invokeExact(arguments);
    } catch (RuntimeException e) {
      throw e instanceof CodecException ? e : CodecException.refused(type, e);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException e
        ? e
        : new IllegalStateException("an accessor threw", thrown);
  }
}
