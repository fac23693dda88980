package io.consuljvm.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;

/** {@code int} and {@code long}, signed or not. Go's integers of all widths are read into them. */
final class IntegerShape extends Shape<Number> {
  private static final double TWO_TO_63 = 0x1p63;

  private final boolean narrow;
  private final boolean unsigned;
  private final int bits;
  private final String goType;

  /**
   * @param narrow whether the Java type is {@code int}
   * @param bits width in Go
   */
  IntegerShape(boolean narrow, boolean unsigned, int bits, String goType) {
    this.narrow = narrow;
    this.unsigned = unsigned;
    this.bits = bits;
    this.goType = goType;
  }

  Number box(long value) {
    if (narrow) {
      return (int) value;
    }
    return value;
  }

  /** An unsigned {@code int} arrives sign-extended. */
  private long bitsOf(long value) {
    return unsigned ? value << 64 - bits >>> 64 - bits : value;
  }

  @Override
  Number zero() {
    return box(0);
  }

  @Override
  boolean isEmpty(Number value) {
    return value.longValue() == 0;
  }

  @Override
  void write(Number value, MsgpackWriter out) {
    writeLong(value.longValue(), out);
  }

  void writeLong(long value, MsgpackWriter out) {
    if (unsigned) {
      out.writeUnsigned(bitsOf(value));
    } else {
      out.writeLong(value);
    }
  }

  @Override
  Number read(MsgpackReader in) {
    return box(unsigned ? in.readUnsigned(bits) : in.readSigned(bits));
  }

  @Override
  void writeJson(Number value, JsonWriter out) {
    writeLongJson(value.longValue(), out);
  }

  void writeLongJson(long value, JsonWriter out) {
    if (unsigned) {
      out.unsigned(bitsOf(value));
    } else {
      out.number(value);
    }
  }

  @Override
  Number fromTree(Object tree, Number before, TreePath path) {
    if (tree instanceof Double number && path.isMapstructure()) {
      return box(truncated(number, path));
    }
    if (tree instanceof Number number) {
      return box(exact(number, path));
    }
    if (tree instanceof Duration duration) {
      return box(GoDuration.toNanos(duration));
    }
    throw path.expectedType(this, tree);
  }

  /**
   * What Go's conversion of a float gives on amd64, where it is the smallest number if in doubt.
   */
  private long truncated(double number, TreePath path) {
    if (unsigned) {
      if (number < 0) {
        throw path.overflows(this, "%f".formatted(number), "uint");
      }
      return number < TWO_TO_63
          ? (long) number
          : number < 2 * TWO_TO_63 ? (long) (number - TWO_TO_63) + Long.MIN_VALUE : Long.MIN_VALUE;
    }
    long value = number >= -TWO_TO_63 && number < TWO_TO_63 ? (long) number : Long.MIN_VALUE;
    if (narrow && value != (int) value) {
      throw path.overflows(this, GoFloat.format(number), "int");
    }
    return value;
  }

  private long exact(Number number, TreePath path) {
    BigInteger value;
    try {
      value =
          number instanceof Double fraction
              ? new BigDecimal(fraction).toBigIntegerExact()
              : new BigInteger(number.toString());
    } catch (ArithmeticException | NumberFormatException notWhole) {
      throw path.overflows(this, number.toString(), goType);
    }
    boolean fits =
        unsigned ? value.signum() >= 0 && value.bitLength() <= bits : value.bitLength() < bits;
    if (!fits) {
      throw path.overflows(this, value.toString(), goType);
    }
    return value.longValue();
  }

  @Override
  String goType() {
    return goType;
  }
}
