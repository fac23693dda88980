package io.consuljvm.raft.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The properties of figure 3 of the paper, and a few more that a deployment lives by. */
final class Invariants {
  private Invariants() {}

  static List<Invariant> all(RaftSimulation simulation) {
    SimHistory history = simulation.history();
    return List.of(
        new LogMatching(history),
        new ElectionSafety(),
        new StateMachineSafety(history),
        history,
        new LeaderCompleteness(history),
        new CommitNeedsMajority(simulation),
        new NothingCommittedIsLost(history),
        new PromisesAreDurable(),
        new TermsNeverGoBack(),
        new ReadsAreFresh(),
        new OneConfigurationAtATime(),
        new NobodySpins());
  }

  /** "At most one leader can be elected in a given term." */
  private static final class ElectionSafety implements Invariant {
    private final Map<Long, ServerAddress> leaders = new HashMap<>();

    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      if (server.leads()) {
        long term = server.status().term();
        ServerAddress leader = leaders.putIfAbsent(term, server.address);
        if (leader != null && !leader.equals(server.address)) {
          throw new Violation("leaders " + leader + " and " + server.address + " in term " + term);
        }
      }
    }
  }

  /** "If two logs contain an entry with the same index and term, they are identical up to it." */
  private record LogMatching(SimHistory history) implements Invariant {
    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      if (effects.write().isEmpty()) {
        return;
      }
      for (LogEntry entry : effects.write().get().entries()) {
        long chain = server.log().chainAt(entry.index());
        if (history.chainOf(entry.index(), entry.term(), chain) != chain) {
          throw new Violation(
              server.address
                  + " has another past at index "
                  + entry.index()
                  + ", term "
                  + entry.term());
        }
      }
    }
  }

  /** "If a log entry is committed in a given term, it will be present in later leaders' logs." */
  private record LeaderCompleteness(SimHistory history) implements Invariant {
    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      if (!server.leads() || server.before().role() == RoleName.LEADER) {
        return;
      }
      long index = history.lastCommitted();
      while (index > 0 && history.committed(index).inTerm() >= server.status().term()) {
        index--;
      }
      if (index > 0 && !holds(server.log(), index, history.committed(index).chain())) {
        throw new Violation(
            server.address
                + " leads term "
                + server.status().term()
                + " without the committed entry "
                + index);
      }
    }
  }

  /** "No other server will ever apply a different log entry for the same index." */
  private record StateMachineSafety(SimHistory history) implements Invariant {
    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      long index = Math.min(server.status().commitIndex(), history.lastCommitted());
      if (index > server.before().commitIndex()
          && !holds(server.log(), index, history.committed(index).chain())) {
        throw new Violation(server.address + " commits another entry at " + index);
      }
      if (server.status().commitIndex() < server.before().commitIndex()) {
        throw new Violation(
            server.address + " takes back its commit index " + server.before().commitIndex());
      }
    }
  }

  /** What a leader says is committed is on the disks of a majority. */
  private record CommitNeedsMajority(RaftSimulation simulation) implements Invariant {
    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      long index = server.status().commitIndex();
      boolean led = server.leads() || server.before().role() == RoleName.LEADER;
      if (index == server.before().commitIndex() || !led) {
        return;
      }
      long chain = server.log().chainAt(index);
      List<ServerAddress> voters = server.before().latest().voters();
      int holders = 0;
      for (ServerAddress voter : voters) {
        if (holds(simulation.server(voter).disk().log(), index, chain)) {
          holders++;
        }
      }
      if (holders <= voters.size() / 2) {
        throw new Violation(
            server.address
                + " commits "
                + index
                + ", durable on "
                + holders
                + " of "
                + voters.size());
      }
    }
  }

  /** A disk that holds a committed entry holds it for ever. */
  private record NothingCommittedIsLost(SimHistory history, Map<ServerAddress, Long> held)
      implements Invariant {
    NothingCommittedIsLost(SimHistory history) {
      this(history, new HashMap<>());
    }

    @Override
    public void persisted(SimServer server, Write write) {
      LogDigest log = server.disk().log();
      long index = held.getOrDefault(server.address, 0L);
      if (log.lastIndex() < index
          || (log.knows(index)
              && index > 0
              && history.committed(index).chain() != log.chainAt(index))) {
        throw new Violation(server.address + " has lost the committed entry " + index);
      }
      long now = Math.min(log.lastIndex(), history.lastCommitted());
      while (now > index && !holds(log, now, history.committed(now).chain())) {
        now--;
      }
      held.put(server.address, now);
    }
  }

  /** What others are told of the own term, vote and log is on the disk. */
  private static final class PromisesAreDurable implements Invariant {
    private record Vote(ServerAddress voter, long term) {}

    private final Map<Vote, ServerAddress> votes = new HashMap<>();

    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      for (Outgoing message : effects.messages()) {
        if (message.request() instanceof RequestVote request) {
          voted(server, request.term(), request.candidate());
        }
      }
      for (Reply reply : effects.replies()) {
        Request request = server.requestOf(reply.exchange());
        if (server.disk().content.hardState().term() < reply.response().term()) {
          throw new Violation(server.address + " tells of a term not on its disk: " + reply);
        }
        if (request instanceof RequestVote vote
            && reply.response() instanceof RequestVoteResponse answer
            && answer.granted()) {
          voted(server, vote.term(), vote.candidate());
        } else if (request instanceof AppendEntries append
            && reply.response() instanceof AppendEntriesResponse answer
            && answer.success()) {
          stored(server, append);
        } else if (request instanceof InstallSnapshot install
            && reply.response() instanceof InstallSnapshotResponse answer
            && answer.success()
            && server.disk().log().lastIndex() < install.snapshot().index()) {
          throw new Violation(server.address + " acknowledges a snapshot not on its disk");
        }
      }
    }

    private void voted(SimServer server, long term, ServerAddress candidate) {
      if (!server.disk().everVoted(term, candidate)) {
        throw new Violation(
            server.address + " votes for " + candidate + " in term " + term + " before its disk");
      }
      ServerAddress other = votes.putIfAbsent(new Vote(server.address, term), candidate);
      if (other != null && !other.equals(candidate)) {
        throw new Violation(
            server.address + " votes for " + other + " and " + candidate + " in term " + term);
      }
    }

    private static void stored(SimServer server, AppendEntries request) {
      long index = request.lastIndex();
      long term =
          request.entries().isEmpty() ? request.prevLogTerm() : request.entries().getLast().term();
      LogDigest log = server.disk().log();
      boolean holds =
          index <= log.baseIndex()
              || (log.knows(index) && log.termAt(index) == term)
              || server.disk().everHeld(index, term);
      if (!holds) {
        throw new Violation(server.address + " acknowledges entry " + index + " before its disk");
      }
    }
  }

  /** Figure 2: currentTerm "increases monotonically", across crashes too. */
  private static final class TermsNeverGoBack implements Invariant {
    private final Map<ServerAddress, Long> told = new HashMap<>();

    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      for (Reply reply : effects.replies()) {
        long term = reply.response().term();
        if (server.disk().content.hardState().term()
            < told.merge(server.address, term, Math::max)) {
          throw new Violation(server.address + " is back in term " + term);
        }
      }
    }
  }

  /** A read sees everything that was acknowledged before it came in. */
  private static final class ReadsAreFresh implements Invariant {
    private final HashSet<Long> done = new HashSet<>();

    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      for (Outcome outcome : effects.outcomes()) {
        if (outcome instanceof Outcome.Verified read) {
          long acknowledged = server.freshnessOf(read.request());
          if (read.readIndex() < acknowledged) {
            throw new Violation(
                server.address
                    + " reads at "
                    + read.readIndex()
                    + " what was acknowledged through "
                    + acknowledged);
          }
          if (!done.add(read.request())) {
            throw new Violation("two answers to read " + read.request());
          }
        }
      }
    }
  }

  /** A leader changes the configuration when the change before, and its own term, is committed. */
  private static final class OneConfigurationAtATime implements Invariant {
    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      boolean leads = server.leads() && server.before().role() == RoleName.LEADER;
      if (!leads || effects.write().isEmpty()) {
        return;
      }
      long latest = server.before().latestIndex();
      for (LogEntry entry : effects.write().get().entries()) {
        if (entry.type().isConfiguration()) {
          long commitIndex = server.status().commitIndex();
          if (latest > commitIndex || server.log().termAt(commitIndex) != server.status().term()) {
            throw new Violation(
                server.address
                    + " changes the configuration at "
                    + entry.index()
                    + " while that of "
                    + latest
                    + " or its term is not committed");
          }
          latest = entry.index();
        }
      }
    }
  }

  /** Nobody asks to be woken for what is due already: that would never end. */
  private static final class NobodySpins implements Invariant {
    @Override
    public void stepped(SimServer server, Input input, Effects effects) {
      if (effects.wakeAtNanos() <= server.localNanos()) {
        throw new Violation(server.address + " wants to be woken in the past");
      }
    }
  }

  private static boolean holds(LogDigest log, long index, long chain) {
    return index < log.baseIndex() || (log.knows(index) && log.chainAt(index) == chain);
  }
}
