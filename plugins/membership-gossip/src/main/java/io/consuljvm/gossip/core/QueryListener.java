package io.consuljvm.gossip.core;

/** Who asked hears what comes back. */
interface QueryListener {

  void acked(String from);

  void responded(String from, Bytes payload);

  /** The time is up; nothing follows. */
  void finished();
}
