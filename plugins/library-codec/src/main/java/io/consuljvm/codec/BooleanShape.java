package io.consuljvm.codec;

/** True or false; nil is false. */
final class BooleanShape extends Shape<Boolean> {
  private final String goType;

  BooleanShape(String goType) {
    this.goType = goType;
  }

  @Override
  Boolean zero() {
    return false;
  }

  @Override
  boolean isEmpty(Boolean value) {
    return !value;
  }

  @Override
  void write(Boolean value, MsgpackWriter out) {
    out.writeBoolean(value);
  }

  @Override
  Boolean read(MsgpackReader in) {
    return in.readBoolean();
  }

  @Override
  void writeJson(Boolean value, JsonWriter out) {
    out.bool(value);
  }

  @Override
  Boolean fromTree(Object tree, Boolean before, TreePath path) {
    if (tree instanceof Boolean value) {
      return value;
    }
    throw path.expectedType(this, tree);
  }

  @Override
  String goType() {
    return goType;
  }
}
