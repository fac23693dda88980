package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.consensus.Leadership;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether this server may act as the leader. Being elected is not enough: a new leader has
 * everything that was acknowledged in its log, but not yet in its state, and must neither answer
 * nor decide from what it has before a barrier has gone through (B024; Ongaro and Ousterhout 2014,
 * section 8). Safe for any thread.
 */
public final class TermBarrier {
  private static final Logger LOG = LoggerFactory.getLogger("consul");
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final long NONE = -1;

  private final Consensus consensus;
  private final Clock clock;
  private final Metrics metrics;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

  /** Term in which this server leads, as last heard. */
  private volatile long leadsIn = NONE;

  private volatile long readyIn = NONE;

  /**
   * Told how leadership comes and goes: elected, then ready unless it is lost before, then lost.
   * Must not block. Two calls may overlap: {@code ready} comes from another thread than the rest.
   */
  public interface Listener {
    void elected(long term);

    void ready(long term);

    void lost(long term);
  }

  public TermBarrier(Consensus consensus, Clock clock, Metrics metrics) {
    this.consensus = consensus;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** To be called once, when all listeners are in place. */
  public void start() {
    consensus.onLeadershipChange(this::changed);
  }

  /** To be called before {@link #start}. */
  public void addListener(Listener listener) {
    listeners.add(listener);
  }

  /** Whether this server leads and its state holds everything that was acknowledged before. */
  public boolean ready() {
    Leadership now = consensus.leadership();
    return now.leads() && now.term() == readyIn;
  }

  /** Calls an action whenever {@link #ready} or the leader may have changed. Must not block. */
  void onChange(Runnable action) {
    waiting.add(action);
  }

  void forget(Runnable action) {
    waiting.remove(action);
  }

  private void changed(Leadership now) {
    long before = leadsIn;
    long term = now.leads() ? now.term() : NONE;
    if (term != before) {
      leadsIn = term;
      readyIn = NONE;
      if (before != NONE) {
        listeners.forEach(listener -> listener.lost(before));
      }
      if (term != NONE) {
        listeners.forEach(listener -> listener.elected(term));
        waitFor(term);
      }
    }
    waiting.forEach(Runnable::run);
  }

  private void waitFor(long term) {
    if (leadsIn != term) {
      return;
    }
    long startNanos = clock.nanoTime();
    consensus
        .barrier()
        .whenComplete((done, failure) -> {
          if (failure == null) {
            metrics.time("consul.leader.barrier", Duration.ofNanos(clock.nanoTime() - startNanos));
            passed(term);
          } else if (leadsIn == term) {
            LOG.error("failed to wait for barrier: {}", failure.getMessage());
            clock.after(RETRY, () -> waitFor(term));
          }
        });
  }

  private void passed(long term) {
    if (leadsIn != term) {
      return;
    }
    // If the term ends at this moment, ready() says no nevertheless: it compares terms.
    readyIn = term;
    listeners.forEach(listener -> listener.ready(term));
    waiting.forEach(Runnable::run);
  }
}
