package io.consuljvm.raft.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One core and its disk, driven by hand. Writes are made and reported at once, unless the disk is
 * {@linkplain #holdDisk held}. What the core asked for is kept until it is {@linkplain #forget
 * forgotten}.
 */
final class TestServer {
  static final RaftTiming TIMING = RaftTiming.scaled(1);

  final ServerAddress self;
  final MemoryDisk disk = new MemoryDisk();
  final RaftCore core;
  final List<Outgoing> messages = new ArrayList<>();
  final List<Reply> replies = new ArrayList<>();
  final List<Outcome> outcomes = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  final List<Write> writes = new ArrayList<>();
  private final List<Write> held = new ArrayList<>();
  private boolean holding;
  private long nowNanos;
  private long lastNumber;
  private Optional<Effects> last = Optional.empty();

  private TestServer(
      String self, RaftLimits limits, Rules rules, HardState hardState, List<LogEntry> log) {
    this.self = new ServerAddress(self);
    disk.make(
        new Write(
            1,
            Optional.of(hardState),
            Optional.empty(),
            OptionalLong.empty(),
            log,
            OptionalLong.empty()));
    core =
        new RaftCore(
            this.self,
            TIMING,
            limits,
            new TextConfigurationCodec(),
            new SplittableRandom(7),
            disk.recovered(0),
            0,
            rules);
    step(new Input.Tick());
  }

  /** A server whose log starts with the bootstrap of {@code voters}, itself the first of them. */
  static TestServer of(String... voters) {
    return inTerm(1, voters);
  }

  static TestServer inTerm(long term, String... voters) {
    return withLog(term, List.of(bootstrap(voters)), voters[0]);
  }

  /** A server that recovers this term and log. */
  static TestServer withLog(long term, List<LogEntry> log, String self) {
    return new TestServer(
        self, RaftLimits.STANDARD, Rules.STANDARD, new HardState(term, Optional.empty()), log);
  }

  static TestServer limited(RaftLimits limits, String... voters) {
    return new TestServer(
        voters[0],
        limits,
        Rules.STANDARD,
        new HardState(1, Optional.empty()),
        List.of(bootstrap(voters)));
  }

  /** A server that has never been part of a cluster. */
  static TestServer pristine(String self) {
    return new TestServer(self, RaftLimits.STANDARD, Rules.STANDARD, HardState.INITIAL, List.of());
  }

  static LogEntry bootstrap(String... voters) {
    Command first =
        new TextConfigurationCodec()
            .encode(Configuration.ofVoters(Stream.of(voters).map(ServerAddress::new).toList()));
    return new LogEntry(1, 1, first.type(), first.data());
  }

  static LogEntry entry(long index, long term) {
    return new LogEntry(index, term, EntryType.COMMAND, payload(index + "@" + term));
  }

  /** The bootstrap, then entries of these terms from index 2 on. */
  static List<LogEntry> log(List<String> voters, long... terms) {
    var log = new ArrayList<LogEntry>();
    log.add(bootstrap(voters.toArray(String[]::new)));
    for (long term : terms) {
      log.add(entry(log.size() + 1, term));
    }
    return log;
  }

  static Payload payload(String text) {
    return Payload.owning(text.getBytes(UTF_8));
  }

  static ServerAddress at(String address) {
    return new ServerAddress(address);
  }

  // --- driving

  Effects step(Input input) {
    Effects effects = core.step(nowNanos, input);
    last = Optional.of(effects);
    messages.addAll(effects.messages());
    replies.addAll(effects.replies());
    outcomes.addAll(effects.outcomes());
    events.addAll(effects.events());
    if (effects.write().isPresent()) {
      writes.add(effects.write().get());
      held.add(effects.write().get());
      if (!holding) {
        releaseDisk();
      }
    }
    return effects;
  }

  /** From now on writes wait. */
  void holdDisk() {
    holding = true;
  }

  /** Makes and reports what waits. */
  void releaseDisk() {
    holding = false;
    while (!held.isEmpty()) {
      Write write = held.removeFirst();
      disk.make(write);
      step(new Input.Persisted(write.number()));
    }
  }

  void advance(Duration time) {
    nowNanos += time.toNanos();
    step(new Input.Tick());
  }

  /** Advances to when the core wants to be woken. */
  void awake() {
    nowNanos = Math.max(nowNanos, last.orElseThrow().wakeAtNanos());
    step(new Input.Tick());
  }

  long nowNanos() {
    return nowNanos;
  }

  Effects last() {
    return last.orElseThrow();
  }

  void forget() {
    messages.clear();
    replies.clear();
    outcomes.clear();
    events.clear();
    writes.clear();
  }

  /** Feeds a request, and returns its number. */
  long receive(Request request) {
    step(new Input.Received(++lastNumber, request));
    return lastNumber;
  }

  /** Feeds a request, and returns the reply, which must come at once. */
  Response ask(Request request) {
    long exchange = receive(request);
    return replyTo(exchange).orElseThrow(() -> new AssertionError("no reply to " + request));
  }

  Optional<Response> replyTo(long exchange) {
    return replies.stream()
        .filter(reply -> reply.exchange() == exchange)
        .map(Reply::response)
        .findFirst();
  }

  boolean asksForVote(long term, String candidate, long lastLogIndex, long lastLogTerm) {
    var request = new RequestVote(term, at(candidate), lastLogIndex, lastLogTerm, false);
    return ((RequestVoteResponse) ask(request)).granted();
  }

  AppendEntriesResponse appends(
      long term, String leader, long prevIndex, long prevTerm, long commit, LogEntry... entries) {
    var request =
        new AppendEntries(term, at(leader), prevIndex, prevTerm, List.of(entries), commit);
    return (AppendEntriesResponse) ask(request);
  }

  void hears(String leader, long term) {
    receive(AppendEntries.heartbeat(term, at(leader)));
  }

  void answer(Outgoing message, Response response) {
    step(new Input.Answered(message.sequence(), response));
  }

  /** Says yes to a log request, a snapshot or a sign of life. */
  void accept(Outgoing message) {
    answer(
        message,
        switch (message.request()) {
          case AppendEntries request ->
              new AppendEntriesResponse(request.term(), request.lastIndex(), true, false);
          case InstallSnapshot request -> new InstallSnapshotResponse(request.term(), true);
          case RequestVote request -> new RequestVoteResponse(request.term(), true);
          case RequestPreVote request -> new RequestPreVoteResponse(request.term() - 1, true);
          case TimeoutNow request -> new TimeoutNowResponse(request.term());
        });
  }

  /** Says yes to all that was sent to {@code peer} and is not forgotten. */
  void acceptAll(String peer) {
    List<Outgoing> toPeer = messages.stream().filter(m -> m.to().equals(at(peer))).toList();
    messages.removeAll(toPeer);
    toPeer.forEach(this::accept);
  }

  long request() {
    return ++lastNumber;
  }

  long propose(String... texts) {
    long request = request();
    step(
        new Input.Propose(
            request, Stream.of(texts).map(text -> Command.of(payload(text))).toList()));
    return request;
  }

  /** Lets time pass until the server stands for leader. */
  void standForLeader() {
    for (int i = 0; i < 10 && status().role() != RoleName.CANDIDATE; i++) {
      awake();
    }
  }

  /** Wins an election with the vote of {@code supporter}. */
  void lead(String... supporters) {
    standForLeader();
    for (String supporter : supporters) {
      acceptAll(supporter);
    }
    if (status().role() != RoleName.LEADER) {
      throw new AssertionError("not elected: " + status());
    }
  }

  // --- looking

  RaftStatus status() {
    return core.status();
  }

  Optional<Outcome> outcome(long request) {
    return outcomes.stream().filter(outcome -> outcome.request() == request).reduce((a, b) -> b);
  }

  <T extends Request> List<T> sent(Class<T> type) {
    return messages.stream()
        .map(Outgoing::request)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  List<Outgoing> sentTo(String peer, Channel channel) {
    return messages.stream()
        .filter(m -> m.to().equals(at(peer)) && m.channel() == channel)
        .toList();
  }

  /** Log requests to a peer, by whichever channel. */
  List<Outgoing> logSentTo(String peer) {
    return messages.stream()
        .filter(m -> m.to().equals(at(peer)))
        .filter(m -> m.channel() == Channel.CALL || m.channel() == Channel.PIPELINE)
        .filter(m -> m.request() instanceof AppendEntries)
        .toList();
  }

  List<Long> termsOfLog() {
    var terms = new ArrayList<Long>();
    for (long index = disk.firstIndex(); index <= disk.lastIndex(); index++) {
      terms.add(disk.term(index));
    }
    return terms;
  }
}
