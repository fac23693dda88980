package io.consuljvm.raft;

import io.consuljvm.raft.core.RaftStatus;
import io.consuljvm.raft.core.Server;
import io.consuljvm.raft.core.ServerAddress;
import io.consuljvm.raft.core.SnapshotMark;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The {@code raft} section of the agent's statistics (H155). */
final class Statistics {
  private Statistics() {}

  /**
   * @param pending entries that wait for the state machine
   * @param lastContact {@code never}, {@code 0}, or a duration
   */
  static Map<String, String> of(
      ServerAddress self, RaftStatus status, long applied, long pending, String lastContact) {
    Map<String, String> lines = new TreeMap<>();
    Optional<SnapshotMark> snapshot = status.snapshot();
    lines.put("state", stateName(status));
    lines.put("term", number(status.term()));
    lines.put("last_log_index", number(status.lastIndex()));
    lines.put("last_log_term", number(status.lastTerm()));
    lines.put("commit_index", number(status.commitIndex()));
    lines.put("applied_index", number(applied));
    lines.put("fsm_pending", number(pending));
    lines.put("last_snapshot_index", number(snapshot.map(SnapshotMark::index).orElse(0L)));
    lines.put("last_snapshot_term", number(snapshot.map(SnapshotMark::term).orElse(0L)));
    lines.put("protocol_version", "1");
    lines.put("protocol_version_min", "0");
    lines.put("protocol_version_max", "3");
    lines.put("snapshot_version_min", "0");
    lines.put("snapshot_version_max", "1");
    lines.put("latest_configuration_index", number(status.latestIndex()));
    lines.put("latest_configuration", ServersText.of(status.latest()));
    lines.put("num_peers", number(otherVoters(self, status)));
    lines.put("last_contact", lastContact);
    return lines;
  }

  private static String stateName(RaftStatus status) {
    return switch (status.role()) {
      case FOLLOWER -> "Follower";
      case CANDIDATE -> "Candidate";
      case LEADER -> "Leader";
    };
  }

  /** Zero if this server is no voter itself. */
  private static long otherVoters(ServerAddress self, RaftStatus status) {
    return status.latest().isVoter(self)
        ? status.latest().servers().stream().filter(Server::isVoter).count() - 1
        : 0;
  }

  private static String number(long value) {
    return Long.toUnsignedString(value);
  }
}
