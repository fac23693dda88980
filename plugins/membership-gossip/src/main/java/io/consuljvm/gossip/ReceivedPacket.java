package io.consuljvm.gossip;

import io.consuljvm.gossip.core.Message;
import java.util.List;

/** What a packet held, in its order, and what of it was dropped. */
record ReceivedPacket(List<Message> messages, List<Drop> drops) {
  ReceivedPacket {
    messages = List.copyOf(messages);
    drops = List.copyOf(drops);
  }
}
