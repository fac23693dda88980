package io.consuljvm.raft.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Makes trouble at random moments: now and then one of these, until told to stop. */
final class SimFaults {
  private final RaftSimulation simulation;
  private final SplittableRandom random;
  private final long meanPauseNanos;
  private final double huntingShare;
  private boolean stopped;

  SimFaults(RaftSimulation simulation, SplittableRandom random, Duration meanPause) {
    this.simulation = simulation;
    this.random = random;
    this.meanPauseNanos = meanPause.toNanos();
    this.huntingShare = random.nextBoolean() ? 0 : random.nextDouble();
  }

  void start() {
    later(
        2 * meanPauseNanos,
        () -> {
          strike();
          start();
        });
  }

  /**
   * Leaders are most vulnerable when they are new, with the leftovers of others in their log; and
   * most dangerous when they are old, and nobody tells them.
   */
  void elected(SimServer leader) {
    for (SimServer other : simulation.leaders()) {
      if (!stopped && other != leader && random.nextBoolean()) {
        cutOff(other);
        mendLater();
      }
    }
    if (!stopped && random.nextDouble() < huntingShare) {
      boolean crash = random.nextBoolean();
      later(
          4 * simulation.network().maxDelayNanos(),
          () -> {
            if (leader.leads() && crash) {
              crash(leader);
            } else if (leader.leads()) {
              leaveWithOne(leader);
            }
          });
    }
  }

  void stop() {
    stopped = true;
  }

  private void strike() {
    switch (random.nextInt(18)) {
      case 0, 1 -> crash(any(simulation.servers()));
      case 2 -> crashLeader();
      case 3, 4 -> partition();
      case 5 -> cutLeader();
      case 6 -> cutOneWay();
      case 7, 8 -> simulation.network().mendAll();
      case 9 -> slowDisk(any(simulation.servers()));
      case 10, 11 -> snapshot();
      case 12, 13 -> changeConfiguration();
      default -> transfer();
    }
  }

  private void crash(SimServer server) {
    if (server.isUp()) {
      simulation.note(server.address, "crashes");
      server.crash();
      later(
          3_000_000_000L,
          () -> {
            if (!server.isUp()) {
              simulation.note(server.address, "restarts");
              server.start(random.split());
            }
          });
    }
  }

  private void crashLeader() {
    simulation.leaders().forEach(this::crash);
  }

  private void partition() {
    var all = new ArrayList<>(simulation.servers());
    Collections.shuffle(all, new Random(random.nextLong()));
    int size = 1 + random.nextInt(Math.max(1, all.size() - 1));
    List<SimServer> here = all.subList(0, size);
    List<SimServer> there = all.subList(size, all.size());
    simulation.note("partition", here.stream().map(server -> server.address).toList());
    for (SimServer one : here) {
      for (SimServer other : there) {
        cutBothWays(one, other);
      }
    }
    mendLater();
  }

  private void cutLeader() {
    simulation.leaders().forEach(this::cutOff);
    mendLater();
  }

  private void cutOff(SimServer server) {
    simulation.note(server.address, "is cut off");
    for (SimServer other : simulation.servers()) {
      cutBothWays(server, other);
    }
  }

  /** Leaves a leader one follower, so that its entries live on in a minority. */
  private void leaveWithOne(SimServer leader) {
    SimServer kept = any(simulation.servers());
    simulation.note(leader.address, "keeps", kept.address);
    for (SimServer other : simulation.servers()) {
      if (other != kept) {
        cutBothWays(leader, other);
      }
    }
    mendLater();
  }

  private void cutBothWays(SimServer one, SimServer other) {
    simulation.network().cut(one.address, other.address);
    simulation.network().cut(other.address, one.address);
  }

  private void cutOneWay() {
    SimServer from = any(simulation.servers());
    SimServer to = any(simulation.servers());
    simulation.note("link cut", from.address, to.address);
    simulation.network().cut(from.address, to.address);
  }

  private void mendLater() {
    later(8_000_000_000L, () -> simulation.network().mendAll());
  }

  private void slowDisk(SimServer server) {
    simulation.note(server.address, "has a slow disk");
    server.disk().setLatency(random.nextLong(20_000_000, 1_500_000_000));
    later(5_000_000_000L, () -> server.disk().setLatency(RaftSimulation.DISK_NANOS));
  }

  private void snapshot() {
    SimServer server = any(simulation.servers());
    simulation.note(server.address, "takes a snapshot");
    server.takeSnapshot();
  }

  private void changeConfiguration() {
    for (SimServer leader : simulation.leaders()) {
      int changes = 1 + random.nextInt(2);
      for (int i = 0; i < changes; i++) {
        ServerAddress target = any(simulation.servers()).address;
        ConfigurationChange change =
            switch (random.nextInt(6)) {
              case 0, 1, 2 -> new ConfigurationChange.AddVoter(target);
              case 3 -> new ConfigurationChange.AddNonvoter(target);
              case 4 -> new ConfigurationChange.DemoteVoter(target);
              default -> new ConfigurationChange.RemoveServer(target);
            };
        leader.step(new Input.ChangeConfiguration(simulation.nextNumber(), change));
      }
    }
  }

  /** Sometimes the old leader is the last to hear of it. */
  private void transfer() {
    for (SimServer leader : simulation.leaders()) {
      List<ServerAddress> voters = leader.status().latest().voters();
      ServerAddress target = voters.get(random.nextInt(voters.size()));
      leader.step(new Input.TransferLeadership(simulation.nextNumber(), target));
      if (random.nextBoolean()) {
        later(3 * simulation.network().maxDelayNanos(), () -> cutOff(leader));
        mendLater();
      }
    }
  }

  /** At a random moment within this time, unless it is peace by then. */
  private void later(long nanos, Runnable trouble) {
    simulation
        .schedule()
        .after(
            random.nextLong(nanos),
            () -> {
              if (!stopped) {
                trouble.run();
              }
            });
  }

  private SimServer any(List<SimServer> servers) {
    return servers.get(random.nextInt(servers.size()));
  }
}
