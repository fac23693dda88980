package io.consuljvm.gossip;

import io.consuljvm.gossip.core.Message;
import io.consuljvm.gossip.core.PushPull;

/** What one side of a stream says, all of it (memberlist, section 7). */
sealed interface StreamMessage {

  record State(PushPull state) implements StreamMessage {}

  record Ping(Message.Ping ping) implements StreamMessage {}

  record Ack(Message.Ack ack) implements StreamMessage {}

  /** Serf does not use it, but takes it. */
  record User(Message.User user) implements StreamMessage {}

  /** A newer peer says why there is no answer. */
  record Failure(String text) implements StreamMessage {}
}
