package io.consuljvm.codec;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a struct: a component of a record or of one inlined in it. Scalars are read by typed
 * method handles, so that writing a record makes no boxes.
 */
final class Field implements Comparable<Field> {
  private enum Kind {
    INTEGER,
    BOOLEAN,
    DOUBLE,
    REFERENCE
  }

  final int index;
  final FieldNames names;
  final Shape<@Nullable Object> shape;
  final boolean onWire;
  final boolean inJson;
  final boolean omittedOnWire;
  final boolean omittedInJson;

  /** The name, ready to be copied, as the old specification has it. */
  final byte[] wireKey;

  /** The name with its quotes and colon, ready to be copied. */
  final byte[] jsonKey;

  private final RecordComponent component;
  private final Kind kind;
  private final MethodHandle getter;
  private final MethodHandle[] holders;
  private final boolean nullable;

  /**
   * @param index among the fields of the outermost record
   * @param holders from the outermost record to the one that declares the component
   */
  Field(int index, RecordComponent component, MethodHandle[] holders) {
    this.index = index;
    this.holders = holders;
    this.names = FieldNames.of(component);
    this.component = component;
    this.shape = Shapes.opened(Shapes.of(component));
    this.nullable = shape instanceof NullableShape || shape instanceof AnyShape;
    Only only = component.getAnnotation(Only.class);
    this.onWire = only == null || only.value() == Format.MSGPACK;
    this.inJson = only == null || only.value() == Format.JSON;
    OmitEmpty omit = component.getAnnotation(OmitEmpty.class);
    List<Format> omitted = omit == null ? List.of() : List.of(omit.value());
    this.omittedOnWire = omitted.contains(Format.MSGPACK);
    this.omittedInJson = omitted.contains(Format.JSON);
    MsgpackWriter key = MsgpackWriter.oldSpec();
    key.writeString(names.wire());
    this.wireKey = key.toByteArray();
    this.jsonKey = JsonWriter.key(names.json());
    Class<?> type = component.getType();
    if (type == long.class || type == int.class) {
      this.kind = Kind.INTEGER;
      this.getter = Handles.getter(component, long.class);
    } else if (type == boolean.class) {
      this.kind = Kind.BOOLEAN;
      this.getter = Handles.getter(component, boolean.class);
    } else if (type == double.class) {
      this.kind = Kind.DOUBLE;
      this.getter = Handles.getter(component, double.class);
    } else {
      this.kind = Kind.REFERENCE;
      this.getter = Handles.getter(component, Object.class);
    }
  }

  /** By the bytes of the name. */
  @Override
  public int compareTo(Field other) {
    return Utf8.compare(names.wire(), other.names.wire());
  }

  void write(Object record, MsgpackWriter out) {
    try {
      Object holder = holder(record);
      switch (kind) {
        case INTEGER -> integer().writeLong((long) getter.invokeExact(holder), out);
        case BOOLEAN -> out.writeBoolean((boolean) getter.invokeExact(holder));
        case DOUBLE -> out.writeDouble((double) getter.invokeExact(holder));
        case REFERENCE -> shape.write(reference(holder), out);
      }
    } catch (Throwable e) {
      throw Handles.rethrown(e);
    }
  }

  void writeJson(Object record, JsonWriter out) {
    try {
      Object holder = holder(record);
      switch (kind) {
        case INTEGER -> integer().writeLongJson((long) getter.invokeExact(holder), out);
        case BOOLEAN -> out.bool((boolean) getter.invokeExact(holder));
        case DOUBLE -> out.number((double) getter.invokeExact(holder));
        case REFERENCE -> shape.writeJson(reference(holder), out);
      }
    } catch (Throwable e) {
      throw Handles.rethrown(e);
    }
  }

  boolean isEmpty(Object record) {
    try {
      Object holder = holder(record);
      return switch (kind) {
        case INTEGER -> (long) getter.invokeExact(holder) == 0;
        case BOOLEAN -> !(boolean) getter.invokeExact(holder);
        case DOUBLE -> (double) getter.invokeExact(holder) == 0;
        case REFERENCE -> shape.isEmpty(reference(holder));
      };
    } catch (Throwable e) {
      throw Handles.rethrown(e);
    }
  }

  /** The value in the record that declares the component. */
  @Nullable Object valueIn(Object holder) {
    try {
      return switch (kind) {
        case INTEGER -> integer().box((long) getter.invokeExact(holder));
        case BOOLEAN -> (boolean) getter.invokeExact(holder);
        case DOUBLE -> (double) getter.invokeExact(holder);
        case REFERENCE -> (Object) getter.invokeExact(holder);
      };
    } catch (Throwable e) {
      throw Handles.rethrown(e);
    }
  }

  private IntegerShape integer() {
    return (IntegerShape) (Shape<?>) shape;
  }

  private Object holder(Object record) throws Throwable {
    Object holder = record;
    for (MethodHandle each : holders) {
      holder = (Object) each.invokeExact(holder);
    }
    return holder;
  }

  private @Nullable Object reference(Object holder) throws Throwable {
    Object value = (Object) getter.invokeExact(holder);
    if (value == null && !nullable) {
      throw new NullPointerException(
          component.getDeclaringRecord().getSimpleName()
              + "."
              + component.getName()
              + " is null and not @Nullable");
    }
    return value;
  }
}
