package io.consuljvm.kernel;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.consuljvm.kernel.config.AgentConfig;
import io.consuljvm.spi.AgentControl;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.membership.Pool;
import io.consuljvm.spi.rpc.RpcClient;
import io.consuljvm.spi.state.StateReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The agent as plugins see it. What it is made of appears while the agent starts: consensus before
 * pools, pools before features.
 */
final class RunningNode implements Node {
  private final Clock clock;
  private final Metrics metrics;
  private final AgentControl control;
  private final Statistics statistics;
  private final LateRpc rpc = new LateRpc();

  private volatile AgentConfig config;
  private volatile Optional<Consensus> consensus = Optional.empty();
  private volatile Optional<StateReader> state = Optional.empty();
  private volatile Optional<Pool> lan = Optional.empty();
  private volatile Optional<Pool> wan = Optional.empty();

  RunningNode(AgentConfig config, Clock clock, Metrics metrics, AgentControl control) {
    this.config = config;
    this.clock = clock;
    this.metrics = metrics;
    this.control = control;
    this.statistics = new Statistics(this);
  }

  void connect(RpcClient client) {
    rpc.connect(client);
  }

  void serve(Consensus replicated, StateReader reader) {
    consensus = Optional.of(replicated);
    state = Optional.of(reader);
  }

  void join(Optional<Pool> lanPool, Optional<Pool> wanPool) {
    lan = lanPool;
    wan = wanPool;
  }

  void reconfigure(AgentConfig changed) {
    config = changed;
  }

  AgentConfig settings() {
    return config;
  }

  Statistics statistics() {
    return statistics;
  }

  @Override
  public String name() {
    return config.identity().nodeName();
  }

  @Override
  public String datacenter() {
    return config.identity().datacenter();
  }

  @Override
  public boolean server() {
    return config.server().enabled();
  }

  @Override
  public boolean development() {
    return config.development();
  }

  @Override
  public String version() {
    return Version.NUMBER;
  }

  @Override
  public Config config() {
    return config.tree();
  }

  @Override
  public Config config(String pluginId) {
    String path = "plugins.\"" + pluginId + "\"";
    return config.tree().hasPath(path) ? config.tree().getConfig(path) : ConfigFactory.empty();
  }

  @Override
  public Optional<Path> dataDirectory() {
    return config.development() ? Optional.empty() : config.dataDirectory();
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public RpcClient rpc() {
    return rpc;
  }

  @Override
  public StateReader state() {
    return state.orElseThrow(() -> new IllegalStateException("a client agent has no state"));
  }

  @Override
  public Optional<Consensus> consensus() {
    return consensus;
  }

  @Override
  public Optional<Pool> lan() {
    return lan;
  }

  @Override
  public Optional<Pool> wan() {
    return wan;
  }

  @Override
  public Authorizer authorizer(String token) {
    return Authorizer.ALLOW_ALL;
  }

  @Override
  public AgentControl control() {
    return control;
  }

  @Override
  public Map<String, Map<String, String>> stats() {
    return statistics.sections();
  }
}
