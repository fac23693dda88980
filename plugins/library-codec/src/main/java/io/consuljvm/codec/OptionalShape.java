package io.consuljvm.codec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pointer: empty is nil. */
final class OptionalShape extends Shape<Optional<Object>> {
  private final Shape<@Nullable Object> element;

  OptionalShape(Shape<@Nullable Object> element) {
    this.element = element;
  }

  @Override
  Optional<Object> zero() {
    return Optional.empty();
  }

  @Override
  boolean isEmpty(Optional<Object> value) {
    return value.isEmpty();
  }

  @Override
  void write(Optional<Object> value, MsgpackWriter out) {
    if (value.isPresent()) {
      element.write(value.get(), out);
    } else {
      out.writeNil();
    }
  }

  @Override
  Optional<Object> read(MsgpackReader in) {
    return in.readNil() ? Optional.empty() : Optional.ofNullable(element.read(in));
  }

  @Override
  void writeJson(Optional<Object> value, JsonWriter out) {
    if (value.isPresent()) {
      element.writeJson(value.get(), out);
    } else {
      out.nil();
    }
  }

  /** Go makes a new value for the pointer, whatever it pointed to before. */
  @Override
  Optional<Object> fromTree(Object tree, Optional<Object> before, TreePath path) {
    return Optional.ofNullable(element.fromTree(tree, element.zero(), path));
  }

  @Override
  String goType() {
    return "*" + element.goType();
  }
}
