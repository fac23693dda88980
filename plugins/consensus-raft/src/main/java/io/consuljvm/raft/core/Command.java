package io.consuljvm.raft.core;

/** An entry that has no place in the log yet. */
public record Command(EntryType type, Payload data) {
  public static final Command NO_OP = new Command(EntryType.NO_OP, Payload.EMPTY);
  public static final Command BARRIER = new Command(EntryType.BARRIER, Payload.EMPTY);

  public static Command of(Payload data) {
    return new Command(EntryType.COMMAND, data);
  }
}
