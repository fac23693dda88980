package io.consuljvm.kernel;

import io.consuljvm.kernel.config.AgentConfig;
import io.consuljvm.kernel.config.ReloadableConfig;
import io.consuljvm.kernel.log.AgentLog;
import io.consuljvm.kernel.log.LogLevel;
import io.consuljvm.kernel.log.PlatformLogging;
import io.consuljvm.kernel.metrics.RecentMetrics;
import io.consuljvm.kernel.plugin.LeftOut;
import io.consuljvm.kernel.plugin.PluginHost;
import io.consuljvm.kernel.rpc.RpcDispatcher;
import io.consuljvm.kernel.rpc.RpcEnvironment;
import io.consuljvm.kernel.rpc.TokenResolver;
import io.consuljvm.kernel.wiring.Wiring;
import io.consuljvm.spi.AgentControl;
import io.consuljvm.spi.EventHandler;
import io.consuljvm.spi.Feature;
import io.consuljvm.spi.FrontEnd;
import io.consuljvm.spi.check.CheckType;
import io.consuljvm.spi.consensus.ConsensusFactory;
import io.consuljvm.spi.membership.MembershipException;
import io.consuljvm.spi.membership.MembershipFactory;
import io.consuljvm.spi.membership.Pool;
import io.consuljvm.spi.storage.StorageFactory;
import io.consuljvm.spi.transport.TransportFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent inside a JVM, from start to stop. There may be several at a time.
 *
 * <p>Started and closed by one thread; everything else is safe for any thread.
 */
public final class Agent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("agent");
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** What a plugin may contribute: one that contributes none of these is worth a warning. */
  private static final List<Class<?>> KINDS =
      List.of(
          Feature.class,
          FrontEnd.class,
          CheckType.class,
          EventHandler.class,
          StorageFactory.class,
          ConsensusFactory.class,
          MembershipFactory.class,
          TransportFactory.class);

  private final PluginHost plugins;
  private final AgentLog log;
  private final ReloadSource reloads;
  private final Steps steps = new Steps();
  private final SystemClock clock = new SystemClock();
  private final RecentMetrics metrics;
  private final RunningNode node;
  private final CompletableFuture<StopReason> stopRequested = new CompletableFuture<>();

  private Wiring wiring;

  /** Why an agent is to stop. */
  public enum StopReason {
    /** Somebody asked for it. */
    ASKED,
    /** Going on would make things worse; the log says why. */
    FATAL
  }

  /** Reads the configuration again. */
  @FunctionalInterface
  public interface ReloadSource {
    /**
     * @throws AgentControl.ReloadFailed with the text for the user
     */
    ReloadableConfig read() throws AgentControl.ReloadFailed;
  }

  /**
   * @param plugins started ones; closed by whoever made them, after this agent
   * @param log where the log lines of this JVM go
   * @param reloads asked on every reload
   */
  public Agent(AgentConfig config, PluginHost plugins, AgentLog log, ReloadSource reloads) {
    this.plugins = plugins;
    this.log = log;
    this.reloads = reloads;
    this.metrics = new RecentMetrics(clock, config.telemetry().prefix());
    this.node = new RunningNode(config, clock, metrics, new Control());
    this.wiring = Wiring.of(List.of(), node);
  }

  /**
   * Starts everything but the front-ends.
   *
   * @throws StartFailure with the text behind {@code Error starting agent: }; the agent is to be
   *     closed then
   */
  public void startCore() throws StartFailure {
    steps.started("clock", DEADLINE, clock::close);
    plugins.withoutContribution(KINDS).forEach(Agent::report);
    wiring = Wiring.of(plugins.find(Feature.class), node);
    plugins.leftOut().forEach(Agent::report);
    wiring.leftOut().forEach(Agent::report);
    node.statistics().add(wiring.stats());

    RpcEnvironment environment =
        new RpcEnvironment(
            node.datacenter(),
            clock,
            new SharedRandom(),
            metrics,
            TokenResolver.ALLOW_ALL,
            Optional.empty());
    RpcDispatcher dispatcher =
        node.server()
            ? new ServerParts(plugins, node, steps).start(wiring, environment, this::fatal)
            : new RpcDispatcher(environment, Optional.empty(), wiring.methods());
    node.connect(dispatcher);

    new Pools(plugins, node, steps).start();
    for (Feature feature : wiring.features()) {
      start(feature);
    }
  }

  private void start(Feature feature) {
    String name = feature.getClass().getSimpleName();
    try {
      feature.start();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("{} does not start, and is left out", name, e);
      return;
    }
    steps.started(name, DEADLINE, feature::stop);
  }

  /**
   * Starts to listen.
   *
   * @throws StartFailure with the text to print
   */
  public void startFrontEnds() throws StartFailure {
    for (var found : plugins.find(FrontEnd.class)) {
      FrontEnd frontEnd = found.value();
      try {
        frontEnd.start(node, wiring.routes());
      } catch (IOException e) {
        throw new StartFailure(e.getMessage(), e);
      } catch (RuntimeException | LinkageError e) {
        LOG.error("plugin {} is left out: it does not start", found.origin(), e);
        continue;
      }
      steps.started(frontEnd.name(), DEADLINE, frontEnd::stop);
    }
  }

  private static void report(LeftOut leftOut) {
    LOG.warn("plugin {} is left out: {}", leftOut.file(), leftOut.reason());
  }

  private void fatal(String reason, Throwable cause) {
    LOG.error("stopping, for going on would make it worse: {}", reason, cause);
    stopRequested.complete(StopReason.FATAL);
  }

  /** The agent as plugins see it. */
  public io.consuljvm.spi.Node node() {
    return node;
  }

  public AgentConfig config() {
    return node.settings();
  }

  public AgentControl control() {
    return node.control();
  }

  /** Completed when somebody, or the agent itself, wants it to stop. */
  public CompletableFuture<StopReason> stopRequested() {
    return stopRequested;
  }

  /** What has been measured lately, as text ({@code C134}). */
  public String measurements() {
    return metrics.dump();
  }

  /** Stops everything that was started, in reverse order; can be called again. */
  @Override
  public void close() {
    steps.stop();
  }

  private final class Control implements AgentControl {
    @Override
    public synchronized void reload() throws ReloadFailed {
      ReloadableConfig read = reloads.read();
      AgentConfig before = node.settings();
      Optional<LogLevel> level = LogLevel.named(read.logLevel());
      node.reconfigure(before.reloaded(read));
      List<String> errors = new ArrayList<>();
      if (level.isPresent()) {
        log.level(level.get());
        PlatformLogging.applyLevel(level.get());
      } else {
        errors.add(LogLevel.unknown(read.logLevel()));
      }
      for (Feature feature : wiring.features()) {
        try {
          feature.reload();
        } catch (IllegalArgumentException e) {
          errors.add(String.valueOf(e.getMessage()));
        }
      }
      if (!errors.isEmpty()) {
        throw new ReloadFailed(Errors.list(errors));
      }
    }

    @Override
    public void leave() throws LeaveFailed {
      for (Optional<Pool> pool : List.of(node.wan(), node.lan())) {
        if (pool.isPresent()) {
          try {
            pool.get().leave();
          } catch (MembershipException e) {
            throw new LeaveFailed(e.getMessage());
          }
        }
      }
    }

    @Override
    public void shutdown() {
      stopRequested.complete(StopReason.ASKED);
    }

    @Override
    public LogStream monitor(String level, Consumer<String> lines) {
      LogLevel atLeast =
          LogLevel.named(level)
              .orElseThrow(() -> new IllegalArgumentException(LogLevel.unknown(level)));
      return log.monitor(atLeast, lines)::close;
    }

    @Override
    public List<String> logLevels() {
      return LogLevel.names();
    }
  }

  /** Chance for any thread: each has a source of its own. */
  private static final class SharedRandom implements RandomGenerator {
    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }
}
