package io.consuljvm.kernel;

import io.consuljvm.kernel.config.AgentConfig;
import io.consuljvm.kernel.config.Join;
import io.consuljvm.kernel.config.SocketAddress;
import io.consuljvm.kernel.plugin.PluginHost;
import io.consuljvm.spi.membership.Member;
import io.consuljvm.spi.membership.MembershipException;
import io.consuljvm.spi.membership.MembershipFactory;
import io.consuljvm.spi.membership.Pool;
import io.consuljvm.spi.membership.PoolSpec;
import io.consuljvm.spi.membership.PoolSpec.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gossip pools of an agent: the LAN's and, on a server, the WAN's ({@code B264, B265}). */
final class Pools {
  private static final Logger LOG = LoggerFactory.getLogger("agent");
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final PluginHost plugins;
  private final RunningNode node;
  private final Steps steps;

  Pools(PluginHost plugins, RunningNode node, Steps steps) {
    this.plugins = plugins;
    this.node = node;
    this.steps = steps;
  }

  /** Starts the pools; without a plugin that has any, the agent stays by itself and says so. */
  void start() throws StartFailure {
    AgentConfig config = node.settings();
    Optional<MembershipFactory> factory =
        new Slot<>("membership", MembershipFactory::name)
            .choose(plugins.find(MembershipFactory.class), config.slots().membership());
    if (factory.isEmpty()) {
      LOG.warn("slot membership is empty: this agent knows no other agents");
      return;
    }
    String role = node.server() ? "server" : "client";
    try {
      Pool lan = create(factory.get(), lanSpec(config));
      Optional<Pool> wan =
          node.server() ? Optional.of(create(factory.get(), wanSpec(config))) : Optional.empty();
      node.join(Optional.of(lan), wan);
      start(lan, "LAN pool");
      if (wan.isPresent()) {
        start(wan.get(), "WAN pool");
      }
    } catch (MembershipException e) {
      throw new StartFailure("Failed to start Consul " + role + ": " + e.getMessage(), e);
    }
  }

  private Pool create(MembershipFactory factory, PoolSpec spec) throws MembershipException {
    String section = "membership-" + node.settings().slots().membership();
    return factory.create(spec, node.config(section), node.clock(), node.metrics());
  }

  private void start(Pool pool, String name) throws MembershipException {
    pool.start();
    steps.started(name, DEADLINE, pool::stop);
  }

  private PoolSpec lanSpec(AgentConfig config) {
    String datacenter = node.datacenter();
    return spec(
        config,
        Kind.LAN,
        node.name(),
        config.addresses().serfLan(),
        config.ports().serfLan(),
        config.advertise().serfLan(),
        "local",
        config.lan(),
        members ->
            members.stream()
                .filter(member -> !datacenter.equals(member.tags().get("dc")))
                .findFirst()
                .map(Pools::wrongDatacenter));
  }

  private PoolSpec wanSpec(AgentConfig config) {
    return spec(
        config,
        Kind.WAN,
        node.name() + "." + node.datacenter(),
        config.addresses().serfWan(),
        config.ports().serfWan(),
        config.advertise().serfWan(),
        "remote",
        config.wan(),
        members ->
            members.stream()
                .filter(member -> !"consul".equals(member.tags().get("role")))
                .findFirst()
                .map(member -> "Member '" + member.name() + "' is not a server"));
  }

  private static String wrongDatacenter(Member member) {
    return "Member '"
        + member.name()
        + "' part of wrong datacenter '"
        + member.tags().getOrDefault("dc", "")
        + "'";
  }

  private PoolSpec spec(
      AgentConfig config,
      Kind kind,
      String name,
      InetAddress bind,
      int port,
      SocketAddress advertise,
      String file,
      Join join,
      Function<List<Member>, Optional<String>> admit) {
    Optional<Path> serf = node.dataDirectory().map(data -> data.resolve("serf"));
    String key = config.gossip().encrypt().reveal();
    return new PoolSpec(
        kind,
        name,
        new InetSocketAddress(bind, port),
        new InetSocketAddress(advertise.ip(), advertise.port()),
        tags(config),
        key.isEmpty() ? Optional.empty() : Optional.of(key),
        serf.map(directory -> directory.resolve(file + ".keyring")),
        serf.map(directory -> directory.resolve(file + ".snapshot")),
        config.gossip().rejoinAfterLeave(),
        join.reconnectTimeout(),
        config.tree().getBoolean("disable_coordinates"),
        admit);
  }

  /** {@code H135 - H137}. */
  private Map<String, String> tags(AgentConfig config) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("role", node.server() ? "consul" : "node");
    tags.put("dc", node.datacenter());
    tags.put("vsn", Integer.toString(config.identity().protocol()));
    tags.put("vsn_min", "2");
    tags.put("vsn_max", "3");
    tags.put("build", Version.NUMBER + ":");
    if (node.server()) {
      tags.put("port", Integer.toString(config.advertise().rpc().port()));
      if (config.server().bootstrap()) {
        tags.put("bootstrap", "1");
      }
      if (config.server().bootstrapExpect() > 0) {
        tags.put("expect", Integer.toString(config.server().bootstrapExpect()));
      }
    }
    return tags;
  }
}
