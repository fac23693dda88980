package io.consuljvm.codec;

import org.jspecify.annotations.Nullable;

/** A slice, map or pointer of Go for which nil is a value of its own: null. */
final class NullableShape extends Shape<@Nullable Object> {
  private final Shape<@Nullable Object> element;

  NullableShape(Shape<@Nullable Object> element) {
    this.element = element;
  }

  @Override
  @Nullable Object zero() {
    return null;
  }

  @Override
  boolean isEmpty(@Nullable Object value) {
    return value == null || element.isEmpty(value);
  }

  @Override
  void write(@Nullable Object value, MsgpackWriter out) {
    if (value == null) {
      out.writeNil();
    } else {
      element.write(value, out);
    }
  }

  @Override
  @Nullable Object read(MsgpackReader in) {
    return in.readNil() ? null : element.read(in);
  }

  @Override
  void writeJson(@Nullable Object value, JsonWriter out) {
    if (value == null) {
      out.nil();
    } else {
      element.writeJson(value, out);
    }
  }

  @Override
  @Nullable Object fromTree(Object tree, @Nullable Object before, TreePath path) {
    return element.fromTree(tree, before == null ? element.zero() : before, path);
  }

  @Override
  String goType() {
    return element.goType();
  }
}
