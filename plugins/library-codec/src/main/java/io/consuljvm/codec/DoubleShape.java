package io.consuljvm.codec;

/** A 64-bit float; nil is 0. */
final class DoubleShape extends Shape<Double> {
  private final String goType;

  DoubleShape(String goType) {
    this.goType = goType;
  }

  @Override
  Double zero() {
    return 0.0;
  }

  @Override
  boolean isEmpty(Double value) {
    return value == 0;
  }

  @Override
  void write(Double value, MsgpackWriter out) {
    out.writeDouble(value);
  }

  @Override
  Double read(MsgpackReader in) {
    return in.readDouble();
  }

  @Override
  void writeJson(Double value, JsonWriter out) {
    out.number(value);
  }

  @Override
  Double fromTree(Object tree, Double before, TreePath path) {
    if (tree instanceof Number value) {
      return value.doubleValue();
    }
    throw path.expectedType(this, tree);
  }

  @Override
  String goType() {
    return goType;
  }
}
