package io.consuljvm.kernel.state;

import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandHandler;
import io.consuljvm.spi.state.SnapshotPart;
import io.consuljvm.spi.storage.Table;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that features contribute to the replicated state. Immutable.
 *
 * @param tables by their logical names; what the store must have is {@link #storedTables}
 * @param commands with what applies them; no two share a type
 * @param parts of snapshots, in the order in which they are written; no two share a record type
 */
public record StateSchema(
    Set<Table> tables, Map<Command, CommandHandler> commands, List<SnapshotPart> parts) {

  /** What applies a type of commands, with the name that messages call it. */
  record Binding(Command command, CommandHandler handler) {}

  public StateSchema {
    tables = Set.copyOf(tables);
    commands = Map.copyOf(commands);
    parts = parts.stream().sorted(Comparator.comparingInt(SnapshotPart::order)).toList();
    if (tables.contains(StoredTables.FOREIGN)) {
      throw new IllegalArgumentException("the kernel has a table " + StoredTables.FOREIGN.name());
    }
    requireDistinct("command type", commands.keySet().stream().map(Command::type).toList());
    requireDistinct("record type", parts.stream().flatMap(p -> p.types().stream()).toList());
  }

  /** The tables with which the store has to be opened: two generations of each, and our own. */
  public Set<Table> storedTables() {
    return new StoredTables(tables).all();
  }

  /** By type byte, so that applying looks a handler up without hashing; null where none is. */
  Binding[] commandsByType() {
    Binding[] byType = new Binding[Command.IGNORE_UNKNOWN];
    commands.forEach((command, handler) -> byType[command.type()] = new Binding(command, handler));
    return byType;
  }

  Optional<SnapshotPart> partOf(int recordType) {
    return parts.stream().filter(part -> part.types().contains(recordType)).findFirst();
  }

  /** Where a table's index stands in a {@link StateHeader}. */
  Map<Table, Integer> slots() {
    Map<Table, Integer> slots = new HashMap<>();
    tables.stream()
        .sorted(Comparator.comparing(Table::name))
        .forEach(table -> slots.put(table, slots.size()));
    return Map.copyOf(slots);
  }

  private static void requireDistinct(String what, List<Integer> types) {
    Set<Integer> seen = new HashSet<>();
    for (Integer type : types) {
      if (!seen.add(type)) {
        throw new IllegalArgumentException(what + " " + type + " is claimed twice");
      }
    }
  }
}
