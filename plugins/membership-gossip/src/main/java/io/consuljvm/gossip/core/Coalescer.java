package io.consuljvm.gossip.core;

import java.util.List;

/** Makes fewer events of many. */
interface Coalescer {

  /** Keeps the event for the next flush, or leaves it alone. */
  boolean takes(Event event);

  /** What the kept events come to. */
  List<Event> flush();
}
