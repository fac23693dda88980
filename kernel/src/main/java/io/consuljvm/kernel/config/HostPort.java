package io.consuljvm.kernel.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** {@code host:port} as users write it, with Go's words for what is wrong. */
final class HostPort {
  private HostPort() {}

  /**
   * Finds the address; asks a name server if the host is a name.
   *
   * @throws IllegalArgumentException with the text for the user
   */
  static SocketAddress resolve(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw wrong(text, "missing port in address");
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[")) {
      if (!host.endsWith("]")) {
        throw wrong(
            text, host.indexOf(']') < 0 ? "missing ']' in address" : "missing port in address");
      }
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      throw wrong(text, "too many colons in address");
    }
    // The port first: a mistake in it must not cost a question to a name server.
    int port = port(text.substring(colon + 1));
    return new SocketAddress(address(host), port);
  }

  private static InetAddress address(String host) {
    if (host.isEmpty()) {
      return IpText.address(new byte[4]);
    }
    Optional<InetAddress> literal = IpText.read(host);
    if (literal.isPresent()) {
      return literal.get();
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("lookup " + host + ": no such host", e);
    }
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    int port;
    try {
      port = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("address tcp/" + text + ": unknown port", e);
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("address " + text + ": invalid port");
    }
    return port;
  }

  private static IllegalArgumentException wrong(String text, String what) {
    return new IllegalArgumentException("address " + text + ": " + what);
  }
}
