package io.consuljvm.raft.core;

/**
 * What a server does on its own accord. Requests of peers are answered the same in every role, by
 * the handlers; they may end the role.
 *
 * <pre>
 *                     timeout, some peer knows pre-vote
 *            +--------------------------------------+
 *            |                                      v
 *   start -> Follower <--- leader heard ------ PreCandidate
 *            |  ^  ^                                |
 *    timeout |  |  +- higher term, leader heard -+  | majority would vote
 *            v  |                                |  v
 *            |  +--- higher term, lease, --- Leader |
 *            |       removed                   ^    |
 *            |                     majority    |    |
 *            +---------------------------> Candidate (timeout: stands again)
 * </pre>
 */
abstract sealed class Role permits Follower, PreCandidate, Candidate, Leader {
  final RaftState state;

  Role(RaftState state) {
    this.state = state;
  }

  abstract RoleName name();

  /** Called once, when the state already names this role. */
  void enter() {}

  /** Called once, before another role takes over. */
  void leave() {}

  /** Called at the end of every step. */
  abstract void tick();

  /** When {@link #tick} has something to do if nothing else happens. */
  abstract long wakeAtNanos();

  /** An answer of the current term or an older one. */
  void answered(long sequence, Response response) {}

  void failed(long sequence) {}

  /** A write has become durable. */
  void persisted() {}

  /** The commit index has moved. */
  void committed() {}
}
