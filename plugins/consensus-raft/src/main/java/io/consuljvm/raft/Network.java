package io.consuljvm.raft;

import io.consuljvm.raft.core.Outgoing;
import io.consuljvm.raft.core.Reply;
import java.time.Duration;

/** The way to the other servers. Called by the owner of the core; must not block. */
interface Network {
  /** Sends a request; the owner is told of the answer, or that there will be none. */
  void send(Outgoing message);

  /** Answers a request that came in. */
  void reply(Reply reply);

  void stop(Duration deadline);
}
