package io.consuljvm.raft.core;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that can happen to a {@link RaftCore}. The numbers {@code exchange} and {@code
 * request} are drawn by the shell from one sequence.
 */
public sealed interface Input {
  /** Time has passed. */
  record Tick() implements Input {}

  /** A peer's request, to be answered by a {@link Reply} of the same number. */
  record Received(long exchange, Request request) implements Input {}

  /** A peer answered the {@link Outgoing} of this sequence number. */
  record Answered(long sequence, Response response) implements Input {}

  /** The {@link Outgoing} of this sequence number got no answer and will get none. */
  record Failed(long sequence) implements Input {}

  /** The {@link Write} of this number, and every one before it, is durable. */
  record Persisted(long write) implements Input {}

  /** Appends entries of types {@code COMMAND} or {@code BARRIER}, all or none. Leader only. */
  record Propose(long request, List<Command> commands) implements Input {
    public Propose {
      commands = List.copyOf(commands);
      if (commands.isEmpty()) {
        throw new IllegalArgumentException("nothing to propose");
      }
      for (Command command : commands) {
        if (command.type() != EntryType.COMMAND && command.type() != EntryType.BARRIER) {
          throw new IllegalArgumentException("cannot propose an entry of type " + command.type());
        }
      }
    }
  }

  /** Asks for proof that this server still leads. Leader only. */
  record VerifyLeader(long request) implements Input {}

  /** Changes the configuration, after those asked for earlier. Leader only. */
  record ChangeConfiguration(long request, ConfigurationChange change) implements Input {}

  /** Writes the first configuration into a server that has no state at all. */
  record Bootstrap(long request, Configuration configuration) implements Input {}

  /** Asks {@code target}, a voter, to take over. Leader only. */
  record TransferLeadership(long request, ServerAddress target) implements Input {}

  /**
   * Replaces the state machine by an archive (wire/raft.md, section 6, user restore). The entries
   * in flight are lost. Followers are sent the snapshot from now on, also before it is durable
   * here: fail what cannot be served yet. As in the original, a leader that crashes before a
   * majority has the snapshot leaves a cluster that disagrees; restore into a healthy one. Leader
   * only.
   *
   * @param archiveIndex the index that the archive was taken at
   */
  record RestoreSnapshot(long request, long archiveIndex) implements Input {}

  /** The shell has made a snapshot durable whose mark came from {@link RaftCore#snapshotMark}. */
  record SnapshotTaken(SnapshotMark snapshot) implements Input {}

  /** The peers that understand {@link RequestPreVote}, replacing those named before. */
  record PreVoteSupport(Set<ServerAddress> peers) implements Input {
    public PreVoteSupport {
      peers = Collections.unmodifiableSet(new TreeSet<>(peers));
    }
  }
}
