package io.consuljvm.kernel.config;

import java.net.InetAddress;
import java.nio.file.Path;

/** Where a listener for clients is: on an address, with a port of its own, or on a unix socket. */
public sealed interface ClientAddress {
  /**
   * An address.
   *
   * @param ip may be the unspecified one, for all addresses
   */
  record Tcp(InetAddress ip) implements ClientAddress {
    @Override
    public String toString() {
      return IpText.write(ip);
    }
  }

  /** A socket in the file system. */
  record Unix(Path path) implements ClientAddress {
    @Override
    public String toString() {
      return "unix://" + path;
    }
  }
}
