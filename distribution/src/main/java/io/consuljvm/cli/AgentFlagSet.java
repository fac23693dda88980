package io.consuljvm.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The flags of {@code consul agent} ({@code C060 - C096}) and what its help says of them. */
final class AgentFlagSet {
  private static final List<String> SWITCHES =
      List.of("atlas-join", "bootstrap", "dev", "rejoin", "server", "syslog", "ui");

  private static final List<String> NUMBERS =
      List.of(
          "bootstrap-expect", "dns-port", "http-port", "protocol", "retry-max", "retry-max-wan");

  private static final List<String> TEXTS =
      List.of(
          "advertise",
          "advertise-wan",
          "atlas",
          "atlas-endpoint",
          "atlas-token",
          "bind",
          "client",
          "config-dir",
          "config-file",
          "data-dir",
          "datacenter",
          "dc",
          "domain",
          "encrypt",
          "join",
          "join-wan",
          "log-level",
          "node",
          "pid-file",
          "recursor",
          "retry-interval",
          "retry-interval-wan",
          "retry-join",
          "retry-join-ec2-region",
          "retry-join-ec2-tag-key",
          "retry-join-ec2-tag-value",
          "retry-join-wan",
          "serf-lan-bind",
          "serf-wan-bind",
          "ui-dir");

  static final String HELP =
      """
      Options:

        -advertise=<addr>                  Address that other agents shall use for this one;
                                           -bind by default.
        -advertise-wan=<addr>              The same for agents of other datacenters.
        -atlas=<name>                      Belonged to a service that has ended: this and the
                                           three that follow are accepted, and do nothing.
        -atlas-join                        See -atlas.
        -atlas-token=<token>               See -atlas.
        -atlas-endpoint=<addr>             See -atlas.
        -bootstrap                         Lets this server elect itself. For one server only.
        -bind=<addr>                       Address for traffic between agents; 0.0.0.0.
        -http-port=<port>                  Port of the HTTP API; 8500.
        -bootstrap-expect=<n>              Waits for this many servers, then elects a leader.
        -client=<addr>                     Address for clients: HTTP, DNS and RPC; 127.0.0.1.
        -config-file=<path>                Configuration to read: JSON, or HOCON if the name
                                           ends in ".conf" or ".hocon". May be repeated.
        -config-dir=<path>                 Directory of configuration, read in the order of
                                           names. May be repeated.
        -data-dir=<path>                   Where the agent keeps its state.
        -dev                               A single server that keeps everything in memory.
        -recursor=<addr>                   DNS server for foreign names. May be repeated.
        -dc=<name>                         Old name of -datacenter.
        -datacenter=<name>                 Datacenter of this agent; dc1.
        -encrypt=<key>                     Key for gossip between agents, see consul keygen.
        -join=<addr>                       Agent to join at the start. May be repeated.
        -join-wan=<addr>                   Server of another datacenter to join at the start.
                                           May be repeated.
        -retry-join=<addr>                 Like -join, tried again until it succeeds.
        -retry-interval=<time>             Time between such tries; 30s.
        -retry-max=<n>                     Number of such tries; 0 is without end.
        -retry-join-ec2-region=<name>      EC2 region to look for servers in.
        -retry-join-ec2-tag-key=<key>      EC2 tag that servers have,
        -retry-join-ec2-tag-value=<value>  and its value.
        -retry-join-wan=<addr>             Like -join-wan, tried again until it succeeds.
        -retry-interval-wan=<time>         Time between such tries; 30s.
        -retry-max-wan=<n>                 Number of such tries; 0 is without end.
        -log-level=<level>                 TRACE, DEBUG, INFO, WARN or ERR; INFO.
        -node=<name>                       Name of this agent, its own in the cluster; the
                                           host's name.
        -protocol=<n>                      Protocol version to speak, 2 or 3.
        -rejoin                            Joins the former cluster, also after leaving it.
        -serf-lan-bind=<addr>              Address for gossip in the datacenter; -bind.
        -serf-wan-bind=<addr>              Address for gossip between datacenters; -bind.
        -server                            Makes this agent a server.
        -syslog                            Logs to syslog as well.
        -ui                                Serves the built-in user interface.
        -ui-dir=<path>                     Serves a user interface from a directory.
        -pid-file=<path>                   File to write the process id into.\
      """;

  private AgentFlagSet() {}

  static Map<String, FlagType> types() {
    Map<String, FlagType> types = new HashMap<>();
    SWITCHES.forEach(name -> types.put(name, FlagType.BOOLEAN));
    NUMBERS.forEach(name -> types.put(name, FlagType.INTEGER));
    TEXTS.forEach(name -> types.put(name, FlagType.TEXT));
    return types;
  }
}
