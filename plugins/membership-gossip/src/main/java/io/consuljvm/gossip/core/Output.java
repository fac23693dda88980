package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Work for the shell, or news for the application. To be performed in the order given. */
public sealed interface Output {

  /**
   * One packet.
   *
   * @param compound whether the parts are wrapped even if there is only one
   * @param checksum whether the receiver understands a checksum header
   */
  record SendPacket(Endpoint to, List<Message> parts, boolean compound, boolean checksum)
      implements Output {
    public SendPacket {
      parts = List.copyOf(parts);
    }
  }

  /** Dial, send our state, read theirs; within the stream timeout. Answered by an input. */
  record StartPushPull(long exchange, Endpoint to, PushPull local) implements Output {}

  /** Our state, for the other side of {@link Input.PushPullReceived}. */
  record AnswerPushPull(long exchange, PushPull local) implements Output {}

  /** Dial, ping, wait for the ack until the deadline. Answered by an input. */
  record SendStreamPing(Endpoint to, Message.Ping ping, long deadlineNanos) implements Output {}

  /**
   * @param ack empty if the ping was not for us: close without a word
   */
  record AnswerStreamPing(long exchange, Optional<Message.Ack> ack) implements Output {}

  /**
   * Encrypt and decrypt with this ring from now on, and write it to the keyring file if there is
   * one. Answered by an input.
   */
  record InstallKeyring(long ticket, Keyring keyring) implements Output {}

  /** A line for the snapshot file. */
  record Record(SnapshotRecord record) implements Output {}

  /** For the application. */
  record Deliver(Event event) implements Output {}

  /**
   * Answers {@link Input.Join}.
   *
   * @param contacted targets that were merged with; a join fails only if none was
   * @param failures of the others
   */
  record Joined(long request, int contacted, List<JoinFailure> failures) implements Output {
    public Joined {
      failures = List.copyOf(failures);
    }
  }

  record JoinFailure(Endpoint target, String cause) {}

  /**
   * Answers every request that has nothing to tell but whether it worked.
   *
   * @param problem the text for the caller
   */
  record Done(long request, Optional<String> problem) implements Output {}

  /** Answers {@link Input.StartQuery}: it is on its way; or see {@link Done} with a problem. */
  record QueryStarted(long request, long deadlineNanos) implements Output {}

  record QueryAcked(long request, String from) implements Output {}

  record QueryResponded(long request, String from, Bytes payload) implements Output {}

  /** The last word on a query that was started. */
  record QueryFinished(long request) implements Output {}

  /** Answers {@link Input.ChangeKeys}. */
  record KeysChanged(long request, KeyReport report) implements Output {}

  /** Answers {@link Input.Respond} if the response was not sent. */
  record ResponseRefused(QueryTicket query, String reason) implements Output {}

  /** Another node holds our name and the pool knows that one: this node has to stop. */
  record NameLost(int matching, int responses) implements Output {}

  /** For the log: a pattern with {@code {}} for each argument. */
  record Notice(Severity severity, String pattern, List<Object> arguments) implements Output {
    public Notice {
      arguments = List.copyOf(arguments);
    }
  }

  enum Severity {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  /**
   * @param nodes members asked
   * @param responses members that answered
   * @param failures answers that report a failure, or are none
   * @param messages by member, of failures
   * @param keys in base64, each with the number of members that hold it
   * @param problem why the operation did not succeed everywhere
   */
  record KeyReport(
      int nodes,
      int responses,
      int failures,
      Map<String, String> messages,
      Map<String, Integer> keys,
      Optional<String> problem) {}
}
