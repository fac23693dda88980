package io.consuljvm.codec;

import java.util.Base64;
import java.util.List;

/** A byte string: raw in msgpack, base64 in JSON ({@code H031}). */
final class BytesShape extends Shape<Bytes> {
  private final boolean emptyIsNil;

  /**
   * @param emptyIsNil whether an empty one is written as nil, as Go has it nearly always; false
   *     where a nil of its own is to be told from it
   */
  BytesShape(boolean emptyIsNil) {
    this.emptyIsNil = emptyIsNil;
  }

  @Override
  Bytes zero() {
    return Bytes.EMPTY;
  }

  @Override
  boolean isEmpty(Bytes value) {
    return value.isEmpty();
  }

  @Override
  void write(Bytes value, MsgpackWriter out) {
    if (emptyIsNil && value.isEmpty()) {
      out.writeNil();
    } else {
      out.writeBytes(value);
    }
  }

  @Override
  Bytes read(MsgpackReader in) {
    return in.readBytes();
  }

  @Override
  void writeJson(Bytes value, JsonWriter out) {
    if (emptyIsNil && value.isEmpty()) {
      out.nil();
    } else {
      out.base64(value);
    }
  }

  @Override
  Bytes fromTree(Object tree, Bytes before, TreePath path) {
    return switch (tree) {
      case Bytes bytes -> bytes;
      case List<?> list -> ofNumbers(list, path);
      case String text when !path.isMapstructure() -> ofBase64(text);
      default -> throw path.expectedList(this, tree);
    };
  }

  /** To Go, bytes are a list of numbers like any other. */
  private static Bytes ofNumbers(List<?> list, TreePath path) {
    byte[] bytes = new byte[list.size()];
    IntegerShape element = new IntegerShape(true, true, 8, "uint8");
    Mismatch.Gathering errors = new Mismatch.Gathering();
    for (int i = 0; i < bytes.length; i++) {
      Object number = list.get(i);
      if (number != null) {
        try {
          bytes[i] = element.fromTree(number, 0, path.element(i)).byteValue();
        } catch (Mismatch mismatch) {
          errors.add(mismatch);
        }
      }
    }
    errors.throwIfAny();
    return Bytes.wrap(bytes);
  }

  private static Bytes ofBase64(String text) {
    try {
      return Bytes.wrap(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw Mismatch.of("illegal base64 data: " + e.getMessage());
    }
  }

  @Override
  String goType() {
    return "[]uint8";
  }
}
