package io.consuljvm.kernel.config;

/**
 * Ports of listeners ({@code F066 - F072}). Those of DNS, HTTP and HTTPS are off if not above zero.
 *
 * @param serfWan used by servers only, as is {@code server}
 */
public record Ports(int dns, int http, int https, int rpc, int serfLan, int serfWan, int server) {
  static Ports of(Settings settings) {
    return new Ports(
        settings.get(NetworkKeys.PORT_DNS),
        settings.get(NetworkKeys.PORT_HTTP),
        settings.get(NetworkKeys.PORT_HTTPS),
        settings.get(NetworkKeys.PORT_RPC),
        settings.get(NetworkKeys.PORT_SERF_LAN),
        settings.get(NetworkKeys.PORT_SERF_WAN),
        settings.get(NetworkKeys.PORT_SERVER));
  }
}
