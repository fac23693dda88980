package io.consuljvm.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list; nil is read as an empty one, and an empty one is never nil. Lists read are immutable. */
final class ListShape extends Shape<List<@Nullable Object>> {
  private static final int TRUSTED_COUNT = 1024;

  private final Shape<@Nullable Object> element;

  ListShape(Shape<@Nullable Object> element) {
    this.element = element;
  }

  @Override
  List<@Nullable Object> zero() {
    return List.of();
  }

  @Override
  boolean isEmpty(List<@Nullable Object> value) {
    return value.isEmpty();
  }

  @Override
  void write(List<@Nullable Object> value, MsgpackWriter out) {
    out.writeArrayHeader(value.size());
    for (Object each : value) {
      element.write(each, out);
    }
  }

  @Override
  List<@Nullable Object> read(MsgpackReader in) {
    int count = in.readArrayHeader();
    if (count == 0) {
      return List.of();
    }
    in.enter();
    List<@Nullable Object> list = new ArrayList<>(Math.min(count, TRUSTED_COUNT));
    for (int i = 0; i < count; i++) {
      list.add(element.read(in));
    }
    in.leave();
    return Collections.unmodifiableList(list);
  }

  @Override
  void writeJson(List<@Nullable Object> value, JsonWriter out) {
    out.beginArray();
    for (Object each : value) {
      out.element();
      element.writeJson(each, out);
    }
    out.endArray();
  }

  @Override
  List<@Nullable Object> fromTree(Object tree, List<@Nullable Object> before, TreePath path) {
    if (!(tree instanceof List<?> elements)) {
      throw path.expectedList(this, tree);
    }
    Mismatch.Gathering errors = new Mismatch.Gathering();
    List<@Nullable Object> list = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Object each = elements.get(i);
      try {
        list.add(
            each == null
                ? element.zero()
                : element.fromTree(each, element.zero(), path.element(i)));
      } catch (Mismatch mismatch) {
        errors.add(mismatch);
      }
    }
    errors.throwIfAny();
    return Collections.unmodifiableList(list);
  }

  @Override
  String goType() {
    return "[]" + element.goType();
  }
}
