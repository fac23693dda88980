package io.consuljvm.kernel.config;

import static io.consuljvm.kernel.config.Section.integer;
import static io.consuljvm.kernel.config.Section.socket;
import static io.consuljvm.kernel.config.Section.text;

import java.util.List;

/** Addresses and ports ({@code F056 - F075}). */
final class NetworkKeys {
  static final Section SECTION = new Section("", "", "Addresses");
  static final Section PORTS = new Section("ports", "Ports", "Ports; negative ones are off");
  static final Section ADDRESSES =
      new Section("addresses", "Addresses", "Addresses of single client listeners");
  static final Section ADVERTISE_ADDRS =
      new Section("advertise_addrs", "advertise_addrs", "Addresses to advertise, with their ports");
  static final Section UNIX_SOCKETS =
      new Section("unix_sockets", "unix_sockets", "Owner and mode of unix sockets");

  static final Key<String> BIND_ADDR =
      SECTION.add(
          text("bind_addr", "0.0.0.0")
              .says(
                  "The address that the cluster reaches this agent at: gossip and server RPC. Like"
                      + " all addresses it may be a template such as {{ GetPrivateIP }} or"
                      + " {{ GetInterfaceIP \"eth0\" }}."));
  static final Key<String> SERF_LAN_BIND =
      SECTION.add(
          text("serf_lan_bind").otherwise("bind_addr").says("The address for gossip on the LAN."));
  static final Key<String> SERF_WAN_BIND =
      SECTION.add(
          text("serf_wan_bind").otherwise("bind_addr").says("The address for gossip on the WAN."));
  static final Key<String> CLIENT_ADDR =
      SECTION.add(
          text("client_addr", "127.0.0.1")
              .says("The address for clients: HTTP, HTTPS, DNS and control RPC."));
  static final Key<String> ADVERTISE_ADDR =
      SECTION.add(
          text("advertise_addr")
              .otherwise("bind_addr, or the only private address of the host")
              .says("The address that others are told to reach this agent at."));
  static final Key<String> ADVERTISE_ADDR_WAN =
      SECTION.add(
          text("advertise_addr_wan")
              .otherwise("advertise_addr")
              .says("The address that other datacenters are told."));

  static final Key<Integer> PORT_DNS =
      PORTS.add(integer("dns", 8600).called("DNS").says("DNS, TCP and UDP."));
  static final Key<Integer> PORT_HTTP =
      PORTS.add(integer("http", 8500).called("HTTP").says("HTTP API."));
  static final Key<Integer> PORT_HTTPS =
      PORTS.add(integer("https", -1).called("HTTPS").says("HTTPS API; off by default."));
  static final Key<Integer> PORT_RPC =
      PORTS.add(integer("rpc", 8400).called("RPC").says("Control RPC of the command line."));
  static final Key<Integer> PORT_SERF_LAN =
      PORTS.add(integer("serf_lan", 8301).says("Gossip on the LAN, TCP and UDP."));
  static final Key<Integer> PORT_SERF_WAN =
      PORTS.add(integer("serf_wan", 8302).says("Gossip on the WAN, TCP and UDP; servers only."));
  static final Key<Integer> PORT_SERVER =
      PORTS.add(integer("server", 8300).called("Server").says("Server RPC; servers only."));

  static final Key<String> ADDRESS_DNS = address("dns", "DNS", "DNS.");
  static final Key<String> ADDRESS_HTTP =
      address("http", "HTTP", "HTTP; also unix:///path of a socket.");
  static final Key<String> ADDRESS_HTTPS = address("https", "HTTPS", "HTTPS.");
  static final Key<String> ADDRESS_RPC =
      address("rpc", "RPC", "Control RPC; also unix:///path of a socket.");

  static final Key<SocketAddress> ADVERTISE_SERF_LAN =
      ADVERTISE_ADDRS.add(socket("serf_lan").says("Gossip on the LAN, as host:port."));
  static final Key<SocketAddress> ADVERTISE_SERF_WAN =
      ADVERTISE_ADDRS.add(socket("serf_wan").says("Gossip on the WAN, as host:port."));
  static final Key<SocketAddress> ADVERTISE_RPC =
      ADVERTISE_ADDRS.add(socket("rpc").says("Server RPC, as host:port."));

  static final Key<String> SOCKET_USER =
      UNIX_SOCKETS.add(text("user").says("User name or id that owns the sockets."));
  static final Key<String> SOCKET_GROUP =
      UNIX_SOCKETS.add(text("group").says("Group id of the sockets."));
  static final Key<String> SOCKET_MODE =
      UNIX_SOCKETS.add(text("mode").says("Permissions of the sockets, in octal."));

  /** What is not configured of these is the client address. */
  static final List<Key<String>> FOLLOWING_CLIENT_ADDR =
      List.of(ADDRESS_DNS, ADDRESS_HTTP, ADDRESS_HTTPS, ADDRESS_RPC);

  /** What is not configured of these is the bind address. */
  static final List<Key<String>> FOLLOWING_BIND_ADDR = List.of(SERF_LAN_BIND, SERF_WAN_BIND);

  private NetworkKeys() {}

  private static Key<String> address(String name, String messageName, String meaning) {
    return ADDRESSES.add(text(name).called(messageName).otherwise("client_addr").says(meaning));
  }
}
