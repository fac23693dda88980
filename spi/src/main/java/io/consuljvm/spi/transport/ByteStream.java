package io.consuljvm.spi.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** One connection, or one stream of a multiplexed one. Reading and writing may be two threads. */
public interface ByteStream extends AutoCloseable {
  InputStream in();

  OutputStream out();

  /** The other side, as {@code ip:port}. */
  String remote();

  /** A read or write that takes longer fails; zero waits for ever. */
  void deadline(Duration deadline);

  /** Ends the outgoing direction. */
  void shutdownOutput() throws IOException;

  @Override
  void close();
}
