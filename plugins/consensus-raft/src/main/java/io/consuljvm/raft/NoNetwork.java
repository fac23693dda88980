package io.consuljvm.raft;

import io.consuljvm.raft.core.Input;
import io.consuljvm.raft.core.Outgoing;
import io.consuljvm.raft.core.Reply;
import java.time.Duration;

/** The transport slot is empty: nobody can be reached, and nobody asks. */
final class NoNetwork implements Network {
  private final Inbox inbox;

  NoNetwork(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void send(Outgoing message) {
    inbox.feed(new Input.Failed(message.sequence()));
  }

  @Override
  public void reply(Reply reply) {
    throw new IllegalStateException("a reply to a request that nobody sent: " + reply);
  }

  @Override
  public void stop(Duration deadline) {}
}
