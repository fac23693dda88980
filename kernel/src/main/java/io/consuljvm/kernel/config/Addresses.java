package io.consuljvm.kernel.config;

import java.net.InetAddress;
import java.nio.file.Path;

/**
 * Where an agent listens, and what it tells others ({@code F056 - F065}). Ports are in {@link
 * Ports}.
 *
 * @param bind for the cluster; the unspecified address stands for all
 * @param serfLan for gossip on the LAN
 * @param serfWan for gossip on the WAN
 * @param client for clients, as the start-up banner shows it
 * @param dns for DNS
 * @param http for HTTP
 * @param https for HTTPS
 * @param rpc for control RPC
 * @param advertised what others in the datacenter are told
 * @param advertisedWan what other datacenters are told
 */
public record Addresses(
    InetAddress bind,
    InetAddress serfLan,
    InetAddress serfWan,
    String client,
    ClientAddress dns,
    ClientAddress http,
    ClientAddress https,
    ClientAddress rpc,
    InetAddress advertised,
    InetAddress advertisedWan) {
  static Addresses of(Settings settings) {
    return new Addresses(
        bound(settings, NetworkKeys.BIND_ADDR),
        bound(settings, NetworkKeys.SERF_LAN_BIND),
        bound(settings, NetworkKeys.SERF_WAN_BIND),
        settings.get(NetworkKeys.CLIENT_ADDR),
        client(settings, NetworkKeys.ADDRESS_DNS),
        client(settings, NetworkKeys.ADDRESS_HTTP),
        client(settings, NetworkKeys.ADDRESS_HTTPS),
        client(settings, NetworkKeys.ADDRESS_RPC),
        Addressing.ip(settings.get(NetworkKeys.ADVERTISE_ADDR)),
        Addressing.ip(settings.get(NetworkKeys.ADVERTISE_ADDR_WAN)));
  }

  private static InetAddress bound(Settings settings, Key<String> key) {
    return Addressing.ip(or(settings, key, NetworkKeys.BIND_ADDR));
  }

  private static ClientAddress client(Settings settings, Key<String> key) {
    String text = or(settings, key, NetworkKeys.CLIENT_ADDR);
    return text.startsWith("unix://")
        ? new ClientAddress.Unix(Path.of(text.substring("unix://".length())))
        : new ClientAddress.Tcp(Addressing.ip(text));
  }

  /** The value of a key, or if that is empty of another. */
  static String or(Settings settings, Key<String> key, Key<String> otherwise) {
    String text = settings.get(key);
    return text.isEmpty() ? settings.get(otherwise) : text;
  }
}
