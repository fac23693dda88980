package io.consuljvm.spi.transport;

import io.consuljvm.spi.consensus.ServerAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Byte streams on the server port, optionally inside TLS. The first byte of a connection chooses
 * the protocol (wire/server-rpc.md section 1). Safe for any thread.
 */
public interface Transport {
  /** Starts listening. Protocols must be registered before. */
  void start() throws IOException;

  void stop(Duration deadline);

  /**
   * Takes the connections that start with {@code protocol}. The handler is called on a virtual
   * thread of the connection's own and the stream is closed when it returns.
   */
  void accept(int protocol, Consumer<ByteStream> handler);

  /** Connects and sends the protocol byte. Blocks. */
  ByteStream dial(ServerAddress server, int protocol, Duration timeout) throws IOException;
}
