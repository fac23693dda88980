package io.consuljvm.kernel.config;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration of an agent that starts. Immutable. Made by {@link LoadedConfig#resolve}.
 *
 * @param development whether it runs with {@code -dev}: nothing is written to disk
 * @param identity who it is
 * @param server what it is as a server
 * @param dataDirectory where it keeps its state; empty only in development mode
 * @param pidFile where to write the process id
 * @param ports of all listeners
 * @param addresses to listen on and to tell others
 * @param advertise what each protocol tells others
 * @param lan how to join the datacenter
 * @param wan how to join servers of other datacenters
 * @param gossip encryption and rejoining
 * @param tls certificates and what to verify
 * @param acl access control
 * @param dns answers over DNS
 * @param http the HTTP API
 * @param unixSockets owner and mode of sockets
 * @param telemetry where measurements go
 * @param performance tuning
 * @param syslog the system log
 * @param slots which plugins fill the slots
 * @param reloadable what a reload changes
 * @param tree everything as plugins see it: all keys of spec/config.md with their canonical names,
 *     defaults and addresses filled in, durations readable with {@code getDuration}; plugins'
 *     sections below {@code plugins}; below {@code self} the same for people, with the names of
 *     {@code /v1/agent/self} ({@code H142 - H147}). Holds secrets: not for logs
 */
public record AgentConfig(
    boolean development,
    Identity identity,
    ServerMode server,
    Optional<Path> dataDirectory,
    Optional<Path> pidFile,
    Ports ports,
    Addresses addresses,
    AdvertiseAddrs advertise,
    Join lan,
    Join wan,
    Gossip gossip,
    TlsConfig tls,
    AclConfig acl,
    DnsConfig dns,
    HttpConfig http,
    UnixSockets unixSockets,
    Telemetry telemetry,
    Performance performance,
    Syslog syslog,
    Slots slots,
    ReloadableConfig reloadable,
    Config tree) {

  static AgentConfig of(Settings settings, boolean development) {
    AdvertiseAddrs advertise = AdvertiseAddrs.of(settings);
    return new AgentConfig(
        development,
        Identity.of(settings),
        ServerMode.of(settings),
        path(settings.get(CoreKeys.DATA_DIR)),
        path(settings.get(CoreKeys.PID_FILE)),
        Ports.of(settings),
        Addresses.of(settings),
        advertise,
        Join.lan(settings),
        Join.wan(settings),
        Gossip.of(settings),
        TlsConfig.of(settings),
        AclConfig.of(settings),
        DnsConfig.of(settings),
        HttpConfig.of(settings),
        UnixSockets.of(settings),
        Telemetry.of(settings),
        Performance.of(settings),
        Syslog.of(settings),
        Slots.of(settings),
        ReloadableConfig.of(settings),
        MergedTree.of(settings, advertise, development));
  }

  /**
   * This configuration after a reload: {@link #reloadable} is replaced, and in the {@link #tree}
   * what belongs to it; all else stays.
   */
  public AgentConfig reloaded(ReloadableConfig changed) {
    return new AgentConfig(
        development,
        identity,
        server,
        dataDirectory,
        pidFile,
        ports,
        addresses,
        advertise,
        lan,
        wan,
        gossip,
        tls,
        acl,
        dns,
        http,
        unixSockets,
        telemetry,
        performance,
        syslog,
        slots,
        changed,
        MergedTree.reloaded(tree, changed));
  }

  static Optional<Path> path(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
