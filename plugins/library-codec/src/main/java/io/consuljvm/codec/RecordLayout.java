package io.consuljvm.codec;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What reflection tells about a record, worked out once. */
final class RecordLayout {
  /**
   * A component as its constructor sees it.
   *
   * @param field the field it is; null for an inlined record, which has some of its own
   * @param inlined the record inlined here, or null
   * @param getter of the inlined record, or null
   * @param inlinedName under which a tree has the inlined record, unless it is squashed
   */
  record Member(
      @Nullable Field field,
      @Nullable RecordLayout inlined,
      @Nullable MethodHandle getter,
      boolean squashed,
      String inlinedName) {
    /** The component's value in the record that declares it. */
    @Nullable Object of(Object record) {
      if (field != null) {
        return field.valueIn(record);
      }
      try {
        return (Object) Objects.requireNonNull(getter).invokeExact(record);
      } catch (Throwable e) {
        throw Handles.rethrown(e);
      }
    }
  }

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

  /** Whether the values read are just what the constructor takes. */
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
    this.fields = all.toArray(new Field[0]);
    this.flat = holders.length == 0 && !anyInlined();
    List<Field> onWire = new ArrayList<>();
    List<Field> inJson = new ArrayList<>();
    for (Field field : fields) {
      if (field.onWire) {
        onWire.add(field);
      }
      if (field.inJson) {
        inJson.add(field);
      }
    }
    this.positional = onWire.toArray(new Field[0]);
    this.json = inJson.toArray(new Field[0]);
    this.wire = positional.clone();
    Arrays.sort(wire);
    this.byWireName = new HashMap<>();
    for (Field field : wire) {
      if (byWireName.put(field.names.wire(), field) != null) {
        throw new IllegalArgumentException(type + " has two fields " + field.names.wire());
      }
    }
  }

  private Member member(RecordComponent component, List<Field> all, MethodHandle[] holders) {
    Inline inline = component.getAnnotation(Inline.class);
    if (inline == null) {
      Field field = new Field(first + all.size(), component, holders);
      all.add(field);
      return new Member(field, null, null, false, "");
    }
    if (!component.getType().isRecord()) {
      throw new IllegalArgumentException("@Inline is for records: " + component);
    }
    MethodHandle getter = Handles.getter(component, Object.class);
    MethodHandle[] path = Arrays.copyOf(holders, holders.length + 1);
    path[holders.length] = getter;
    RecordLayout inner = new RecordLayout(component.getType(), first + all.size(), path);
    all.addAll(List.of(inner.fields));
    Name name = component.getAnnotation(Name.class);
    String own =
        name == null ? component.getType().getSimpleName() : FieldNames.of(component).tree();
    return new Member(null, inner, getter, inline.squash(), own);
  }

  private boolean anyInlined() {
    for (Member member : members) {
      if (member.inlined() != null) {
        return true;
      }
    }
    return false;
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
