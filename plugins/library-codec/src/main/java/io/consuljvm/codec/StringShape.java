package io.consuljvm.codec;

/** Text; nil is the empty one. */
final class StringShape extends Shape<String> {
  private final String goType;

  StringShape(String goType) {
    this.goType = goType;
  }

  @Override
  String zero() {
    return "";
  }

  @Override
  boolean isEmpty(String value) {
    return value.isEmpty();
  }

  @Override
  void write(String value, MsgpackWriter out) {
    out.writeString(value);
  }

  @Override
  String read(MsgpackReader in) {
    return in.readString();
  }

  @Override
  void writeJson(String value, JsonWriter out) {
    out.string(value);
  }

  @Override
  String fromTree(Object tree, String before, TreePath path) {
    if (tree instanceof String text) {
      return text;
    }
    throw path.expectedType(this, tree);
  }

  @Override
  String goType() {
    return goType;
  }
}
