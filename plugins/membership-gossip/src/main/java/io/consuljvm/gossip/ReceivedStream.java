package io.consuljvm.gossip;

import java.util.List;

/**
 * @param drops what was left out of {@code message}: Serf's part of a state, if it was not
 *     understood
 */
record ReceivedStream(StreamMessage message, List<Drop> drops) {
  ReceivedStream {
    drops = List.copyOf(drops);
  }
}
