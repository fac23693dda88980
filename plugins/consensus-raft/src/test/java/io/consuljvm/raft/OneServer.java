package io.consuljvm.raft;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import io.consuljvm.spi.consensus.ConsensusContext;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.consensus.StateMachine;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.transport.Transport;
import io.consuljvm.storage.memory.MemoryStorageFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What one server has, so that it can be started, stopped, and started again. */
final class OneServer implements AutoCloseable {
  static final Duration DEADLINE = Duration.ofSeconds(30);
  static final ServerAddress SELF = new ServerAddress("127.0.0.1:8300");
  private static final Config DEFAULTS =
      ConfigFactory.parseResources(RaftConsensusFactory.class.getClassLoader(), "reference.conf")
          .getConfig("plugins.consensus-raft");

  final WordList state = new WordList();
  final GatedStorage storage =
      new GatedStorage(new MemoryStorageFactory().create(Path.of(""), ConfigFactory.empty()));
  final CompletableFuture<Throwable> fatal = new CompletableFuture<>();
  private final Path directory;
  private final Config config;
  RaftConsensus raft;

  OneServer(Path directory) {
    this(directory, "");
  }

  /**
   * @param config beneath which the defaults stand
   */
  OneServer(Path directory, String config) {
    this.directory = directory;
    this.config = ConfigFactory.parseString(config).withFallback(DEFAULTS);
    this.raft = new RaftConsensus(new Lent());
  }

  /** A server that leads a cluster of its own. */
  static OneServer leader(Path directory, String config) throws Exception {
    OneServer server = new OneServer(directory, config);
    server.raft.start();
    server.raft.bootstrap(List.of(SELF));
    server.awaitLeadership();
    return server;
  }

  void restart() throws Exception {
    stop();
    raft = new RaftConsensus(new Lent());
    raft.start();
  }

  void stop() {
    raft.stop(DEADLINE);
  }

  void awaitLeadership() throws Exception {
    CompletableFuture<Void> leads = new CompletableFuture<>();
    raft.onLeadershipChange(now -> {
      if (now.leads()) {
        leads.complete(null);
      }
    });
    await(leads);
    await(raft.barrier());
  }

  CompletableFuture<Object> propose(String word) {
    return raft.propose(word.getBytes(UTF_8));
  }

  /** Proposes them all at once, and waits for all. */
  void proposeAll(int count, String prefix) throws Exception {
    List<CompletableFuture<Object>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(propose(prefix + i));
    }
    for (CompletableFuture<Object> result : results) {
      await(result);
    }
  }

  static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    stop();
    storage.close();
  }

  private final class Lent implements ConsensusContext {
    @Override
    public ServerAddress self() {
      return SELF;
    }

    @Override
    public Storage storage() {
      return storage;
    }

    @Override
    public Optional<Path> directory() {
      return Optional.of(directory);
    }

    @Override
    public StateMachine stateMachine() {
      return state;
    }

    @Override
    public Optional<Transport> transport() {
      return Optional.empty();
    }

    @Override
    public Clock clock() {
      return new WallClock();
    }

    @Override
    public Metrics metrics() {
      return new NoMetrics();
    }

    @Override
    public Config config() {
      return config;
    }

    @Override
    public int raftMultiplier() {
      return 1;
    }

    @Override
    public void fatal(String reason, Throwable cause) {
      fatal.complete(new IllegalStateException(reason, cause));
    }
  }

  static final class WallClock implements Clock {
    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      throw new UnsupportedOperationException("raft keeps its time itself");
    }
  }

  static final class NoMetrics implements Metrics {
    @Override
    public void count(String name, double amount) {}

    @Override
    public void gauge(String name, double value) {}

    @Override
    public void time(String name, Duration duration) {}
  }
}
