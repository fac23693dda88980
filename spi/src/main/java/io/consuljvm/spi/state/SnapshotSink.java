package io.consuljvm.spi.state;

import java.io.IOException;

/** Takes the records of a snapshot, in order. */
@FunctionalInterface
public interface SnapshotSink {
  /**
   * @param type the record's type byte
   * @param body one msgpack value
   */
  void record(int type, byte[] body) throws IOException;
}
