package io.consuljvm.kernel.config;

/**
 * What each protocol tells others to reach this agent at ({@code F063}): as configured for it, or
 * the advertised address with the protocol's own port.
 *
 * @param serfLan gossip on the LAN
 * @param serfWan gossip on the WAN
 * @param rpc server RPC
 */
public record AdvertiseAddrs(SocketAddress serfLan, SocketAddress serfWan, SocketAddress rpc) {
  static AdvertiseAddrs of(Settings settings) {
    Key<String> lan = NetworkKeys.ADVERTISE_ADDR;
    return new AdvertiseAddrs(
        of(settings, NetworkKeys.ADVERTISE_SERF_LAN, lan, NetworkKeys.PORT_SERF_LAN),
        of(
            settings,
            NetworkKeys.ADVERTISE_SERF_WAN,
            NetworkKeys.ADVERTISE_ADDR_WAN,
            NetworkKeys.PORT_SERF_WAN),
        of(settings, NetworkKeys.ADVERTISE_RPC, lan, NetworkKeys.PORT_SERVER));
  }

  private static SocketAddress of(
      Settings settings, Key<SocketAddress> own, Key<String> ip, Key<Integer> port) {
    return settings
        .given(own)
        .orElseGet(() -> new SocketAddress(Addressing.ip(settings.get(ip)), settings.get(port)));
  }
}
