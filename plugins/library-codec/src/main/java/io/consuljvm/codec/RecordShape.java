package io.consuljvm.codec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record: a Go struct. In msgpack a map with its keys sorted by their bytes (wire/memberlist.md
 * section 2), in JSON an object in the order of declaration.
 */
final class RecordShape extends Shape<Object> {
  private final Class<?> type;

  /**
   * Worked out on first use: a record may contain itself, and most are not needed by most nodes.
   */
  private volatile @Nullable RecordLayout layout;

  private volatile @Nullable Object zero;

  RecordShape(Class<?> type) {
    this.type = type;
  }

  private RecordLayout layout() {
    RecordLayout known = layout;
    if (known == null) {
      known = new RecordLayout(type);
      layout = known;
    }
    return known;
  }

  @Override
  Object zero() {
    Object known = zero;
    if (known == null) {
      RecordLayout layout = layout();
      known = layout.construct(new @Nullable Object[layout.fields.length]);
      zero = known;
    }
    return known;
  }

  @Override
  boolean isEmpty(Object value) {
    return false;
  }

  @Override
  void write(Object value, MsgpackWriter out) {
    RecordLayout layout = layout();
    Field[] fields = layout.wire;
    int count = fields.length;
    for (Field field : fields) {
      if (field.omittedOnWire && field.isEmpty(value)) {
        count--;
      }
    }
    out.writeMapHeader(count);
    for (Field field : fields) {
      if (!field.omittedOnWire || !field.isEmpty(value)) {
        out.writeKey(field);
        field.write(value, out);
      }
    }
  }

  @Override
  Object read(MsgpackReader in) {
    if (in.readNil()) {
      return zero();
    }
    RecordLayout layout = layout();
    @Nullable Object[] values = new @Nullable Object[layout.fields.length];
    int tag = in.peek();
    in.enter();
    if (tag >= 0x90 && tag <= 0x9f || tag == 0xdc || tag == 0xdd) {
      readArray(in, layout, values);
    } else {
      readMap(in, layout, values);
    }
    in.leave();
    return layout.construct(values);
  }

  /** Senders sort, so the next key is nearly always that of the next field. */
  private static void readMap(MsgpackReader in, RecordLayout layout, @Nullable Object[] values) {
    int count = in.readMapHeader();
    int expected = 0;
    for (int i = 0; i < count; i++) {
      Field field;
      if (expected < layout.wire.length && in.readIfNext(layout.wire[expected].wireKey)) {
        field = layout.wire[expected++];
      } else {
        field = layout.byWireName.get(in.readString());
      }
      if (field == null) {
        in.skip();
      } else {
        readField(in, field, values);
      }
    }
  }

  private static void readArray(MsgpackReader in, RecordLayout layout, @Nullable Object[] values) {
    int count = in.readArrayHeader();
    for (int i = 0; i < count; i++) {
      if (i < layout.positional.length) {
        readField(in, layout.positional[i], values);
      } else {
        in.skip();
      }
    }
  }

  private static void readField(MsgpackReader in, Field field, @Nullable Object[] values) {
    try {
      values[field.index] = field.shape.read(in);
    } catch (CodecException e) {
      throw e.inside(field.names.wire());
    }
  }

  @Override
  void writeJson(Object value, JsonWriter out) {
    out.beginObject();
    for (Field field : layout().json) {
      if (!field.omittedInJson || !field.isEmpty(value)) {
        out.name(field.jsonKey);
        field.writeJson(value, out);
      }
    }
    out.endObject();
  }

  @Override
  Object fromTree(Object tree, Object before, TreePath path) {
    if (!(tree instanceof Map<?, ?> entries)) {
      throw path.expectedMap(this, tree);
    }
    Mismatch.Gathering errors = new Mismatch.Gathering();
    Object value = fromEntries(layout(), entries, before, path, errors);
    errors.throwIfAny();
    return value;
  }

  private static Object fromEntries(
      RecordLayout layout,
      Map<?, ?> entries,
      Object before,
      TreePath path,
      Mismatch.Gathering errors) {
    @Nullable Object[] arguments = new @Nullable Object[layout.members.length];
    for (int i = 0; i < arguments.length; i++) {
      RecordLayout.Member member = layout.members[i];
      Object old = member.of(before);
      arguments[i] = old;
      RecordLayout inlined = member.inlined();
      Field field = member.field();
      if (inlined != null && (member.squashed() || !path.isMapstructure())) {
        arguments[i] = fromEntries(inlined, entries, old, path, errors);
      } else if (inlined != null) {
        Shape<?> embedded = Shapes.of(inlined.type);
        arguments[i] = fromEntry(embedded, member.inlinedName(), entries, old, path, errors);
      } else if (field != null && field.inJson) {
        String name = path.isMapstructure() ? field.names.tree() : field.names.json();
        arguments[i] = fromEntry(field.shape, name, entries, old, path, errors);
      }
    }
    return layout.constructOf(arguments);
  }

  /** What the entry of a field gives; without one, or if it does not fit, what was before. */
  private static @Nullable Object fromEntry(
      Shape<?> shape,
      String name,
      Map<?, ?> entries,
      @Nullable Object before,
      TreePath path,
      Mismatch.Gathering errors) {
    Object found = lookup(entries, name);
    if (found == null) {
      return before;
    }
    try {
      return Shapes.opened(shape).fromTree(found, before, path.field(name));
    } catch (Mismatch mismatch) {
      errors.add(mismatch);
      return before;
    }
  }

  /** By the exact name, else by the first one that differs in case alone ({@code H045}). */
  private static @Nullable Object lookup(Map<?, ?> entries, String name) {
    if (entries.containsKey(name)) {
      return entries.get(name);
    }
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      if (entry.getKey() instanceof String key && key.equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  @Override
  String goType() {
    return type.getSimpleName();
  }
}
