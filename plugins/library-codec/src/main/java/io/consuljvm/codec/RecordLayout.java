package io.consuljvm.codec;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What reflection tells about a record, worked out once. */
final class RecordLayout {
  /**
   * A component as its constructor sees it.
   *
   * @param field the field it is; null for an inlined record, which has some of its own
   * @param inlined the record inlined here, or null
   * @param inlinedName under which a tree has the inlined record, unless it is squashed
   */
  record Member(
      MethodHandle getter,
      @Nullable Field field,
      @Nullable RecordLayout inlined,
      boolean squashed,
      String inlinedName) {}

  final Class<?> type;

  /** With those of inlined records, as declared. */
  final Field[] fields;

  /** Of {@link #fields}, as declared: what Go's array form of a struct consists of. */
  final Field[] positional;

  /** Of {@link #fields}, sorted by the bytes of their names. */
  final Field[] wire;

  /** Of {@link #fields}, as declared. */
  final Field[] json;

  final Map<String, Field> byWireName;
  final Member[] members;

  private final int first;
  private final boolean flat;
  private final MethodHandle constructor;

  RecordLayout(Class<?> type) {
    this(type, 0, new MethodHandle[0]);
  }

  private RecordLayout(Class<?> type, int first, MethodHandle[] holders) {
    this.type = type;
    this.first = first;
    RecordComponent[] components = type.getRecordComponents();
    this.constructor = Handles.constructor(type, components);
    List<Field> all = new ArrayList<>();
    this.members = new Member[components.length];
    for (int i = 0; i < components.length; i++) {
      members[i] = member(components[i], all, holders);
    }
    this.flat = first == 0 && members.length == all.size() && !anyInlined();
    this.fields = all.toArray(Field[]::new);
    this.positional = Arrays.stream(fields).filter(f -> f.onWire).toArray(Field[]::new);
    this.json = Arrays.stream(fields).filter(f -> f.inJson).toArray(Field[]::new);
    this.wire = positional.clone();
    Arrays.sort(wire, (a, b) -> Utf8Order.compare(a.names.wire(), b.names.wire()));
    this.byWireName = new HashMap<>();
    for (Field field : wire) {
      if (byWireName.put(field.names.wire(), field) != null) {
        throw new IllegalArgumentException(type + " has two fields " + field.names.wire());
      }
    }
  }

  private Member member(RecordComponent component, List<Field> all, MethodHandle[] holders) {
    MethodHandle getter = Handles.getter(component, Object.class);
    Inline inline = component.getAnnotation(Inline.class);
    if (inline == null) {
      Field field = new Field(first + all.size(), component, holders);
      all.add(field);
      return new Member(getter, field, null, false, "");
    }
    if (!component.getType().isRecord()) {
      throw new IllegalArgumentException("@Inline is for records: " + component);
    }
    MethodHandle[] path = Arrays.copyOf(holders, holders.length + 1);
    path[holders.length] = getter;
    RecordLayout inner = new RecordLayout(component.getType(), first + all.size(), path);
    all.addAll(List.of(inner.fields));
    Name name = component.getAnnotation(Name.class);
    String own =
        name == null ? component.getType().getSimpleName() : FieldNames.of(component).tree();
    return new Member(getter, null, inner, inline.squash(), own);
  }

  private boolean anyInlined() {
    return Arrays.stream(members).anyMatch(m -> m.inlined() != null);
  }

  /**
   * Makes the record.
   *
   * @param values by {@link Field#index}; null where nothing was read. Changed by this
   */
  Object construct(@Nullable Object[] values) {
    for (Field field : fields) {
      if (values[field.index] == null) {
        values[field.index] = field.shape.zero();
      }
    }
    if (flat) {
      return Handles.construct(constructor, type, values);
    }
    @Nullable Object[] arguments = new @Nullable Object[members.length];
    for (int i = 0; i < arguments.length; i++) {
      Field field = members[i].field();
      RecordLayout inlined = members[i].inlined();
      if (inlined != null) {
        arguments[i] = inlined.construct(values);
      } else if (field != null) {
        arguments[i] = values[field.index];
      }
    }
    return Handles.construct(constructor, type, arguments);
  }

  Object constructOf(@Nullable Object[] arguments) {
    return Handles.construct(constructor, type, arguments);
  }
}
