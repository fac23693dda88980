package io.consuljvm.kernel.config;

import java.net.InetAddress;

/**
 * An IP address and a port.
 *
 * @param ip never needs resolving
 * @param port 0 to 65535
 */
public record SocketAddress(InetAddress ip, int port) {
  /** {@code 10.0.0.1:8300}, {@code [::1]:8300}. */
  @Override
  public String toString() {
    String text = IpText.write(ip);
    return (text.indexOf(':') < 0 ? text : "[" + text + "]") + ":" + port;
  }
}
