package io.consuljvm.spi.storage;

/**
 * A snapshot of a store: it shows one commit for as long as it is held, whatever is written
 * meanwhile. Cheap to take, never blocks the writer, may be read by any one thread at a time. Must
 * be closed: an open view keeps old data from being reclaimed.
 */
public interface View extends Reader, AutoCloseable {
  @Override
  void close();
}
