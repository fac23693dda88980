package io.consuljvm.raft.core;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A network that loses, delays, repeats and reorders requests, and loses and delays answers; and
 * cuts links, in one direction or both. Whatever it does, a request ends in one answer or failure.
 */
final class SimNetwork {
  private final RaftSimulation simulation;
  private final SplittableRandom random;
  private final Set<Link> cut = new HashSet<>();
  private double loss;
  private double duplication;
  private long maxDelayNanos;

  private record Link(ServerAddress from, ServerAddress to) {}

  /** A request on its way, with the contents of the snapshot that it announces. */
  record Call(
      SimServer caller, int life, long sequence, Request request, OptionalLong snapshotChain) {}

  /** A request that has arrived; a repeated one is {@code answered} to nobody. */
  record Arrival(Call call, boolean answered) {}

  SimNetwork(RaftSimulation simulation, SplittableRandom random) {
    this.simulation = simulation;
    this.random = random;
  }

  void setFaults(double lossShare, double duplicatedShare, long delayNanos) {
    loss = lossShare;
    duplication = duplicatedShare;
    maxDelayNanos = delayNanos;
  }

  long maxDelayNanos() {
    return maxDelayNanos;
  }

  void cut(ServerAddress from, ServerAddress to) {
    cut.add(new Link(from, to));
  }

  void mendAll() {
    cut.clear();
  }

  void send(SimServer from, Outgoing message) {
    OptionalLong chain = OptionalLong.empty();
    if (message.request() instanceof InstallSnapshot install) {
      boolean there = from.disk().content.snapshot().map(install.snapshot()::equals).orElse(false);
      chain = there ? OptionalLong.of(from.disk().snapshotChain()) : chain;
      if (!there) {
        fail(new Call(from, from.life(), message.sequence(), message.request(), chain));
        return;
      }
    }
    var call = new Call(from, from.life(), message.sequence(), message.request(), chain);
    SimServer to = simulation.server(message.to());
    if (random.nextDouble() < duplication) {
      simulation.schedule().after(3 * delay(), () -> arrive(new Arrival(call, false), to));
    }
    if (random.nextDouble() < loss) {
      fail(call);
    } else {
      simulation.schedule().after(delay(), () -> arrive(new Arrival(call, true), to));
    }
  }

  void reply(SimServer from, Arrival arrival, Response response) {
    Call call = arrival.call();
    if (!arrival.answered()) {
      return;
    }
    if (isCut(from.address, call.caller().address) || random.nextDouble() < loss) {
      fail(call);
      return;
    }
    simulation
        .schedule()
        .after(delay(), () -> finish(call, new Input.Answered(call.sequence(), response)));
  }

  /** The server that should have answered is gone. */
  void abandon(Arrival arrival) {
    if (arrival.answered()) {
      fail(arrival.call());
    }
  }

  private void arrive(Arrival arrival, SimServer to) {
    Call call = arrival.call();
    if (!to.isUp() || isCut(call.caller().address, to.address)) {
      abandon(arrival);
    } else {
      to.arrived(simulation.nextNumber(), arrival);
    }
  }

  private void fail(Call call) {
    long time = delay() + random.nextLong(RaftSimulation.TIMING.heartbeat().toNanos());
    simulation.schedule().after(time, () -> finish(call, new Input.Failed(call.sequence())));
  }

  private void finish(Call call, Input input) {
    if (call.life() == call.caller().life()) {
      call.caller().step(input);
    }
  }

  private boolean isCut(ServerAddress from, ServerAddress to) {
    return cut.contains(new Link(from, to));
  }

  private long delay() {
    return maxDelayNanos / 10 + random.nextLong(maxDelayNanos);
  }
}
