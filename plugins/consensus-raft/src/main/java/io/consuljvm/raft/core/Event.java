package io.consuljvm.raft.core;

import java.util.Optional;

/** Something the shell may want to log, count, or tell others. */
public sealed interface Event {
  record RoleChanged(RoleName role, long term, Cause cause) implements Event {}

  /** Empty {@code leader}: none is known. */
  record LeaderChanged(Optional<ServerAddress> leader, long term) implements Event {}

  /** A new latest configuration, or the latest one is now committed. */
  record ConfigurationChanged(Configuration configuration, long index, boolean committed)
      implements Event {}

  /** Why a role changed. */
  enum Cause {
    ELECTION_TIMEOUT,
    ELECTED,
    HIGHER_TERM,
    LEADER_HEARD,
    LEASE_EXPIRED,
    REMOVED,
    TRANSFER
  }
}
