package io.consuljvm.gossip.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * A pool of real cores in virtual time: one scheduler, a network that delays, loses and cuts,
 * members that stall or die. One seed decides everything.
 *
 * <p>Packets take 0.2 to 2 ms each way and may be lost. A stream needs two such trips, loses
 * nothing, is refused at once by a dead process, and otherwise fails at its deadline. A stalled
 * member sends and hears nothing until the stall is over, when all that was held back goes through
 * at once; its timers run on, as in the experiments of the Lifeguard paper. A frozen one does
 * nothing at all meanwhile.
 */
final class Simulation {

  private static final int PORT = 8301;
  private static final long NOTHING_DUE = Long.MAX_VALUE;
  private static final long LATENCY_MIN = 200_000;
  private static final long LATENCY_SPREAD = 1_800_000;
  private static final Tags TAGS =
      Tags.of(Map.of("role", "node", "dc", "dc1", "vsn", "2", "vsn_min", "2", "vsn_max", "3"));

  final SplittableRandom random;
  private final long seed;
  private final Timing timing;
  private final EventHeap events = new EventHeap();
  private final TwinCodec codec = new TwinCodec();
  private final List<Process> processes = new ArrayList<>();
  private final List<Observer> observers = new ArrayList<>();
  private final Bytes meta = codec.encodeTags(TAGS);
  private double loss;
  private boolean buddySystem = true;
  private Cut cut = (from, to) -> false;
  private UnaryOperator<GossipConfig> configured = UnaryOperator.identity();
  private long nowNanos;
  private long steps;
  private long packets;
  private long exchanges;

  Simulation(long seed, Timing timing) {
    this.seed = seed;
    this.timing = timing;
    this.random = new SplittableRandom(seed);
  }

  /** Sees every step. */
  interface Observer {
    void stepped(Process process, Effects effects);
  }

  /** Whether nothing gets from one member to another. */
  interface Cut {
    boolean between(int from, int to);
  }

  Simulation loss(double probability) {
    loss = probability;
    return this;
  }

  /** Suspects are no longer told with the next ping. */
  Simulation withoutBuddySystem() {
    buddySystem = false;
    return this;
  }

  Simulation configured(UnaryOperator<GossipConfig> change) {
    configured = change;
    return this;
  }

  Simulation observed(Observer observer) {
    observers.add(observer);
    return this;
  }

  void cut(Cut between) {
    cut = between;
  }

  void heal() {
    cut = (from, to) -> false;
  }

  /** A further member, not started yet. */
  Process add() {
    Process process = new Process(processes.size());
    processes.add(process);
    return process;
  }

  /** A pool in which everyone knows everyone and no news is under way. */
  Simulation formed(int members) {
    List<PushPull.Entry> everyone = new ArrayList<>(members);
    for (int i = 0; i < members; i++) {
      Process process = add();
      everyone.add(new PushPull.Entry(process.node(), 1, NodeState.ALIVE));
      process.start();
    }
    PushPull state = new PushPull(false, everyone, Optional.empty());
    for (Process process : processes) {
      process.step(new Input.PushPullReceived(nowNanos, 0, state));
      process.core.serf().memberlist().broadcasts().prune(0);
    }
    return this;
  }

  Process process(int index) {
    return processes.get(index);
  }

  List<Process> processes() {
    return processes;
  }

  int size() {
    return processes.size();
  }

  long now() {
    return nowNanos;
  }

  long steps() {
    return steps;
  }

  long packets() {
    return packets;
  }

  long seed() {
    return seed;
  }

  void after(Duration delay, Runnable action) {
    events.add(nowNanos + delay.toNanos(), action);
  }

  void run(Duration duration) {
    run(duration, () -> false);
  }

  /**
   * Until {@code done}, which is looked at ten times a second, or the time is up; whether it was.
   */
  boolean run(Duration atMost, BooleanSupplier done) {
    long end = nowNanos + atMost.toNanos();
    long look = nowNanos;
    while (!events.isEmpty() && events.nextTime() <= end) {
      if (events.nextTime() >= look) {
        if (done.getAsBoolean()) {
          return true;
        }
        look = events.nextTime() + 100_000_000;
      }
      nowNanos = events.nextTime();
      events.remove().run();
    }
    nowNanos = end;
    return done.getAsBoolean();
  }

  int count(IntPredicate which) {
    int count = 0;
    for (int i = 0; i < processes.size(); i++) {
      count += which.test(i) ? 1 : 0;
    }
    return count;
  }

  private long latency() {
    return LATENCY_MIN + random.nextLong(LATENCY_SPREAD);
  }

  private Process at(Endpoint endpoint) {
    Bytes address = endpoint.address();
    return processes.get(address.at(1) << 16 | address.at(2) << 8 | address.at(3));
  }

  /**
   * Runs {@code arrival} at {@code to} when a stream gets there, {@code failure} if it does not.
   */
  private void overStream(
      Process from, Process to, long deadline, Runnable arrival, Runnable failure) {
    from.whenItCanSend(() -> {
      if (nowNanos > deadline || cut.between(from.index, to.index)) {
        events.add(Math.max(nowNanos, deadline), failure);
        return;
      }
      events.add(nowNanos + 2 * latency(), () -> arrive(to, deadline, arrival, failure));
    });
  }

  private void arrive(Process to, long deadline, Runnable arrival, Runnable failure) {
    if (!to.up) {
      events.add(nowNanos + latency(), failure);
    } else if (to.stalledUntil > deadline) {
      events.add(deadline, failure);
    } else {
      to.whenItHears(arrival);
    }
  }

  /** One member's process, with the shell it would have. */
  final class Process {

    final int index;
    final String name;
    private final Endpoint endpoint;
    private GossipCore core;
    private boolean up;
    private long stalledUntil;
    private boolean frozen;
    private long wakeAt = NOTHING_DUE;
    private final Deque<Runnable> heldSends = new ArrayDeque<>();
    private final Deque<Runnable> heldArrivals = new ArrayDeque<>();

    private Process(int index) {
      this.index = index;
      this.name = "node-" + index;
      this.endpoint =
          new Endpoint(
              Bytes.of((byte) 10, (byte) (index >> 16), (byte) (index >> 8), (byte) index), PORT);
      this.core = newCore();
    }

    private GossipCore newCore() {
      GossipConfig config =
          new GossipConfig(
              name,
              endpoint,
              PORT,
              VersionVector.CURRENT,
              TAGS,
              timing,
              SerfTiming.consul(),
              Optional.empty(),
              MergeRule.acceptAll(),
              false,
              false,
              false);
      return new GossipCore(configured.apply(config), codec, random.split());
    }

    Node node() {
      return new Node(name, endpoint, meta, VersionVector.CURRENT);
    }

    Endpoint endpoint() {
      return endpoint;
    }

    GossipCore core() {
      return core;
    }

    boolean isUp() {
      return up;
    }

    void start() {
      up = true;
      step(new Input.Start(nowNanos, Restored.nothing()));
    }

    void join(Process... targets) {
      List<Endpoint> endpoints = new ArrayList<>();
      for (Process target : targets) {
        endpoints.add(target.endpoint);
      }
      step(new Input.Join(nowNanos, 1, endpoints, true));
    }

    /** Without a word. */
    void kill() {
      up = false;
      heldSends.clear();
      heldArrivals.clear();
    }

    /** With an empty memory. */
    void restart() {
      core = newCore();
      start();
    }

    boolean isStalled() {
      return stalledUntil > nowNanos;
    }

    /** Its packets and streams wait; its timers do not. */
    void stall(Duration duration) {
      hold(duration, false);
    }

    /** Everything waits, as for a stopped process. */
    void freeze(Duration duration) {
      hold(duration, true);
    }

    private void hold(Duration duration, boolean timersToo) {
      frozen = timersToo;
      stalledUntil = nowNanos + duration.toNanos();
      events.add(stalledUntil, this::resume);
    }

    private void resume() {
      if (isStalled()) {
        return;
      }
      for (int left = heldSends.size(); left > 0; left--) {
        heldSends.remove().run();
      }
      for (int left = heldArrivals.size(); left > 0 && up; left--) {
        heldArrivals.remove().run();
      }
    }

    private void whenItCanSend(Runnable send) {
      if (isStalled()) {
        heldSends.add(send);
      } else {
        send.run();
      }
    }

    private void whenItHears(Runnable arrival) {
      if (isStalled()) {
        heldArrivals.add(arrival);
      } else {
        arrival.run();
      }
    }

    void step(Input input) {
      if (!up) {
        return;
      }
      steps++;
      Effects effects = core.step(input);
      for (Output output : effects.outputs()) {
        perform(output);
      }
      for (Observer observer : observers) {
        observer.stepped(this, effects);
      }
      if (effects.wakeAtNanos() < wakeAt) {
        wakeAt = effects.wakeAtNanos();
        long due = wakeAt;
        events.add(Math.max(due, nowNanos), () -> wake(due));
      }
    }

    private void wake(long due) {
      if (due == wakeAt) {
        wakeAt = NOTHING_DUE;
        if (frozen) {
          whenItHears(() -> step(new Input.Tick(nowNanos)));
        } else {
          step(new Input.Tick(nowNanos));
        }
      }
    }

    private void perform(Output output) {
      switch (output) {
        case Output.SendPacket packet -> whenItCanSend(() -> send(packet));
        case Output.StartPushPull start -> pushPull(start);
        case Output.SendStreamPing ping -> streamPing(ping);
        case Output.InstallKeyring install ->
            events.add(
                nowNanos,
                () ->
                    step(new Input.KeyringInstalled(nowNanos, install.ticket(), Optional.empty())));
        case Output.AnswerPushPull answer -> answers.answer(answer);
        case Output.AnswerStreamPing answer -> streamAnswer = answer.ack().isPresent();
        default -> {
          // The rest is for applications, files and logs.
        }
      }
    }

    private boolean streamAnswer;
    private final Answers answers = new Answers();

    private void send(Output.SendPacket packet) {
      packets++;
      Process to = at(packet.to());
      List<Message> parts = buddySystem ? packet.parts() : withoutAccusation(packet);
      if (cut.between(index, to.index) || loss > 0 && random.nextDouble() < loss) {
        return;
      }
      events.add(
          nowNanos + latency(),
          () -> to.whenItHears(() -> to.step(new Input.PacketReceived(nowNanos, endpoint, parts))));
    }

    private List<Message> withoutAccusation(Output.SendPacket packet) {
      List<Message> parts = packet.parts();
      return parts.size() == 2
              && parts.get(0) instanceof Message.Ping ping
              && parts.get(1) instanceof Message.Suspect suspect
              && suspect.node().equals(ping.node())
          ? List.of(ping)
          : parts;
    }

    private void pushPull(Output.StartPushPull start) {
      Process to = at(start.to());
      long deadline = nowNanos + timing.streamTimeout().toNanos();
      Runnable failure =
          () -> step(new Input.PushPullFailed(nowNanos, start.exchange(), "i/o timeout"));
      overStream(
          this,
          to,
          deadline,
          () -> {
            long exchange = ++exchanges;
            to.answers.expect(answer ->
                overStream(
                    to,
                    this,
                    deadline,
                    () ->
                        step(
                            new Input.PushPullAnswered(nowNanos, start.exchange(), answer.local())),
                    failure));
            to.step(new Input.PushPullReceived(nowNanos, exchange, start.local()));
          },
          failure);
    }

    private void streamPing(Output.SendStreamPing ping) {
      Process to = at(ping.to());
      long seqNo = ping.ping().seqNo();
      Runnable failure = () -> step(new Input.StreamPingAnswered(nowNanos, seqNo, false));
      overStream(
          this,
          to,
          ping.deadlineNanos(),
          () -> {
            to.step(new Input.StreamPingReceived(nowNanos, ++exchanges, ping.ping()));
            boolean answered = to.streamAnswer;
            overStream(
                to,
                this,
                ping.deadlineNanos(),
                () -> step(new Input.StreamPingAnswered(nowNanos, seqNo, answered)),
                failure);
          },
          failure);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The answer to a push/pull comes within the step that receives it. */
  private static final class Answers {
    private Consumer waiting = answer -> {};

    private interface Consumer {
      void accept(Output.AnswerPushPull answer);
    }

    void expect(Consumer consumer) {
      waiting = consumer;
    }

    void answer(Output.AnswerPushPull answer) {
      Consumer consumer = waiting;
      waiting = ignored -> {};
      consumer.accept(answer);
    }
  }
}
