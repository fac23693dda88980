package io.consuljvm.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent that has a configuration, a clock and a list of measurements, and nothing else. */
final class FakeNode implements Node {
  private final Config config;
  private final boolean development;
  final List<String> measurements = new CopyOnWriteArrayList<>();

  /**
   * @param config in HOCON, above a few defaults and the plugin's {@code reference.conf}
   */
  FakeNode(String config, boolean development) {
    this.config =
        ConfigFactory.parseString(config)
            .withFallback(
                ConfigFactory.parseString(
                    "client_addr = 127.0.0.1, ports { http = -1, https = -1 }"))
            .withFallback(
                ConfigFactory.parseResources(FakeNode.class.getClassLoader(), "reference.conf"))
            .resolve();
    this.development = development;
  }

  @Override
  public String name() {
    return "n1";
  }

  @Override
  public String datacenter() {
    return "dc1";
  }

  @Override
  public boolean server() {
    return true;
  }

  @Override
  public boolean development() {
    return development;
  }

  @Override
  public String version() {
    return "0.7.2";
  }

  @Override
  public Config config() {
    return config;
  }

  @Override
  public Config config(String pluginId) {
    return config.getConfig("plugins." + pluginId);
  }

  @Override
  public Optional<Path> dataDirectory() {
    return Optional.empty();
  }

  @Override
  public Clock clock() {
    return new Clock() {
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
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public Metrics metrics() {
    return new Metrics() {
      @Override
      public void count(String name, double amount) {
        measurements.add(name);
      }

      @Override
      public void gauge(String name, double value) {
        measurements.add(name);
      }

      @Override
      public void time(String name, Duration duration) {
        measurements.add(name);
      }
    };
  }

  @Override
  public RpcClient rpc() {
    throw new UnsupportedOperationException();
  }

  @Override
  public StateReader state() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Consensus> consensus() {
    return Optional.empty();
  }

  @Override
  public Optional<Pool> lan() {
    return Optional.empty();
  }

  @Override
  public Optional<Pool> wan() {
    return Optional.empty();
  }

  @Override
  public Authorizer authorizer(String token) {
    return Authorizer.ALLOW_ALL;
  }

  @Override
  public AgentControl control() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Map<String, String>> stats() {
    return Map.of();
  }
}
