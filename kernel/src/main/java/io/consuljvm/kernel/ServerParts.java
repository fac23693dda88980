package io.consuljvm.kernel;

import io.consuljvm.kernel.config.AgentConfig;
import io.consuljvm.kernel.leader.LeaderTasks;
import io.consuljvm.kernel.plugin.PluginHost;
import io.consuljvm.kernel.rpc.LocalServer;
import io.consuljvm.kernel.rpc.RpcDispatcher;
import io.consuljvm.kernel.rpc.RpcEnvironment;
import io.consuljvm.kernel.rpc.TermBarrier;
import io.consuljvm.kernel.state.StateSchema;
import io.consuljvm.kernel.state.StateShell;
import io.consuljvm.kernel.wiring.Wiring;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.consensus.ConsensusFactory;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.StorageFactory;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.transport.Transport;
import io.consuljvm.spi.transport.TransportFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What makes an agent a server: storage, transport, consensus and the state that it drives. */
final class ServerParts {
  private static final Logger LOG = LoggerFactory.getLogger("consul");
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String STATE = "state";

  private final PluginHost plugins;
  private final RunningNode node;
  private final Steps steps;

  ServerParts(PluginHost plugins, RunningNode node, Steps steps) {
    this.plugins = plugins;
    this.node = node;
    this.steps = steps;
  }

  /** Starts all of it; from then on the dispatcher answers and the leader's tasks run. */
  RpcDispatcher start(Wiring wiring, RpcEnvironment environment, ConsensusSetting.Fatal fatal)
      throws StartFailure {
    AgentConfig config = node.settings();
    Optional<Path> directory = node.dataDirectory().map(data -> data.resolve("raft"));

    Storage storage = storage(config, directory);
    steps.started("storage", DEADLINE, storage::close);
    StateSchema schema =
        new StateSchema(wiring.tables(), wiring.commands(), wiring.snapshotParts());
    Store store = storage.open(STATE, schema.storedTables());
    StateShell state = new StateShell(store, schema);

    Optional<Transport> transport = transport(config);
    Consensus consensus =
        new Slot<>("consensus", ConsensusFactory::name)
            .fill(plugins.find(ConsensusFactory.class), config.slots().consensus())
            .create(
                new ConsensusSetting(
                    node,
                    new ServerAddress(config.advertise().rpc().toString()),
                    storage,
                    storage.durable() ? directory : Optional.empty(),
                    state,
                    transport,
                    fatal));
    node.serve(consensus, state);

    TermBarrier barrier = new TermBarrier(consensus, node.clock(), node.metrics());
    RpcDispatcher dispatcher =
        new RpcDispatcher(
            environment, Optional.of(new LocalServer(consensus, state, barrier)), wiring.methods());
    LeaderTasks tasks =
        new LeaderTasks(
            wiring.leaderTasks(), dispatcher.leaderContext(Authorizer.ALLOW_ALL), node.clock());
    barrier.addListener(tasks);
    barrier.start();

    listen(transport);
    steps.started("consensus", DEADLINE, () -> consensus.stop(DEADLINE));
    steps.started("leader tasks", DEADLINE, () -> tasks.stop(DEADLINE));
    consensus.start();
    bootstrap(consensus, config);
    return dispatcher;
  }

  private Storage storage(AgentConfig config, Optional<Path> directory) throws StartFailure {
    StorageFactory factory =
        new Slot<>("storage", StorageFactory::name)
            .fill(plugins.find(StorageFactory.class), config.slots().storage());
    try {
      return factory.create(
          directory.orElse(Path.of("")), node.config("storage-" + config.slots().storage()));
    } catch (StorageException e) {
      throw new StartFailure("Failed to start Consul server: " + e.getMessage(), e);
    }
  }

  private Optional<Transport> transport(AgentConfig config) throws StartFailure {
    Optional<TransportFactory> factory =
        new Slot<>("transport", TransportFactory::name)
            .choose(plugins.find(TransportFactory.class), config.slots().transport());
    if (factory.isEmpty()) {
      LOG.warn("slot transport is empty: this server talks to no other server");
    }
    return factory.map(f ->
        f.create(
            new InetSocketAddress(config.addresses().bind(), config.ports().server()),
            config.tree(),
            node.clock()));
  }

  private void listen(Optional<Transport> transport) throws StartFailure {
    if (transport.isPresent()) {
      try {
        transport.get().start();
      } catch (IOException e) {
        throw new StartFailure(
            "Failed to start Consul server: Failed to start RPC layer: " + e.getMessage(), e);
      }
      steps.started("transport", DEADLINE, () -> transport.get().stop(DEADLINE));
    }
  }

  /** {@code B286 - B288}. */
  private static void bootstrap(Consensus consensus, AgentConfig config) {
    if (!config.server().bootstrap() && !config.development()) {
      return;
    }
    if (consensus.hasExistingState()) {
      LOG.info("Raft data found, disabling bootstrap mode");
    } else {
      consensus.bootstrap(List.of(consensus.self()));
    }
  }
}
