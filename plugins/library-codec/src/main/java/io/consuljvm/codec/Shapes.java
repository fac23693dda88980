package io.consuljvm.codec;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the shape of a type. */
final class Shapes {
  /** Of classes that no annotations speak about, records above all. */
  private static final ClassValue<Shape<?>> CLASSES =
      new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
          return type.isRecord() ? new RecordShape(type) : scalar(type, Hints.NONE, true);
        }
      };

  private Shapes() {}

  /** A type that no annotations speak about. */
  static Shape<?> of(Type type) {
    return plain(type, null, Hints.NONE, true);
  }

  static Shape<?> of(RecordComponent component) {
    return of(component.getGenericType(), component.getAnnotatedType(), Hints.of(component));
  }

  /**
   * The shape of a record or scalar.
   *
   * @throws CodecException if it is neither
   */
  static Shape<?> ofValue(Object value) {
    Class<?> type = value.getClass();
    try {
      if (type == Object.class) {
        throw unsupported(type);
      }
      return CLASSES.get(type);
    } catch (IllegalArgumentException e) {
      throw new CodecException(String.valueOf(e.getMessage()));
    }
  }

  private static Shape<?> of(Type type, @Nullable AnnotatedType annotated, Hints hints) {
    if (annotated != null && annotated.isAnnotationPresent(Nullable.class)) {
      return new NullableShape(opened(plain(type, annotated, hints, false)));
    }
    return plain(type, annotated, hints, true);
  }

  private static Shape<?> plain(
      Type type, @Nullable AnnotatedType annotated, Hints hints, boolean emptyIsNil) {
    if (type instanceof Class<?> raw) {
      return ofClass(raw, hints, emptyIsNil);
    }
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic, annotated, hints);
    }
    throw unsupported(type);
  }

  private static Shape<?> ofClass(Class<?> type, Hints hints, boolean emptyIsNil) {
    return type.isRecord() || hints.equals(Hints.NONE) && emptyIsNil
        ? CLASSES.get(type)
        : scalar(type, hints, emptyIsNil);
  }

  private static Shape<?> scalar(Class<?> type, Hints hints, boolean emptyIsNil) {
    if (type == String.class) {
      return new StringShape(hints.goType("string"));
    }
    if (type == int.class || type == Integer.class) {
      return hints.integer(true);
    }
    if (type == long.class || type == Long.class) {
      return hints.integer(false);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new BooleanShape(hints.goType("bool"));
    }
    if (type == double.class || type == Double.class) {
      return new DoubleShape(hints.goType("float64"));
    }
    if (type == Bytes.class) {
      return new BytesShape(emptyIsNil);
    }
    if (type == Duration.class) {
      return new DurationShape();
    }
    if (type == Instant.class) {
      return new InstantShape();
    }
    if (type == Object.class) {
      return AnyShape.INSTANCE;
    }
    throw unsupported(type);
  }

  private static Shape<?> ofGeneric(
      ParameterizedType type, @Nullable AnnotatedType annotated, Hints hints) {
    Type raw = type.getRawType();
    if (raw == List.class) {
      return new ListShape(argument(type, annotated, 0, hints));
    }
    if (raw == Map.class && type.getActualTypeArguments()[0] == String.class) {
      return new MapShape(argument(type, annotated, 1, hints));
    }
    if (raw == Optional.class) {
      AnnotatedType inner = annotatedArgument(annotated, 0);
      return new OptionalShape(
          opened(plain(type.getActualTypeArguments()[0], inner, hints, false)));
    }
    throw unsupported(type);
  }

  private static Shape<@Nullable Object> argument(
      ParameterizedType type, @Nullable AnnotatedType annotated, int index, Hints hints) {
    return opened(
        of(type.getActualTypeArguments()[index], annotatedArgument(annotated, index), hints));
  }

  private static @Nullable AnnotatedType annotatedArgument(
      @Nullable AnnotatedType annotated, int index) {
    return annotated instanceof AnnotatedParameterizedType generic
        ? generic.getAnnotatedActualTypeArguments()[index]
        : null;
  }

  /** Containers hold their elements untyped: the type was checked where the shape was made. */
  @SuppressWarnings("unchecked")
  static Shape<@Nullable Object> opened(Shape<?> shape) {
    return (Shape<@Nullable Object>) shape;
  }

  private static IllegalArgumentException unsupported(Type type) {
    return new IllegalArgumentException(
        "no codec for " + type.getTypeName() + ": see the types in the package's description");
  }

  /** What a component's annotations say of the scalars in it. */
  private record Hints(int unsignedBits, @Nullable String goType) {
    private static final int SIGNED = -1;
    static final Hints NONE = new Hints(SIGNED, null);

    static Hints of(AnnotatedElement component) {
      Unsigned unsigned = component.getAnnotation(Unsigned.class);
      GoType goType = component.getAnnotation(GoType.class);
      return unsigned == null && goType == null
          ? NONE
          : new Hints(
              unsigned == null ? SIGNED : unsigned.value(), goType == null ? null : goType.value());
    }

    String goType(String usual) {
      return goType == null ? usual : goType;
    }

    IntegerShape integer(boolean narrow) {
      int width = narrow ? 32 : 64;
      if (unsignedBits == SIGNED) {
        return new IntegerShape(narrow, false, width, goType(narrow ? "int" : "int64"));
      }
      int bits = unsignedBits == 0 ? width : unsignedBits;
      return new IntegerShape(narrow, true, bits, goType("uint" + bits));
    }
  }
}
