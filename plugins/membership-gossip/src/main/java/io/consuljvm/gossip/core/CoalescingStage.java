package io.consuljvm.gossip.core;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds events back until nothing came for a while, or they have waited long enough. */
final class CoalescingStage implements Consumer<Event> {

  private final Step step;
  private final Timers timers;
  private final SerfTiming.Coalescing timing;
  private final Coalescer coalescer;
  private final Consumer<Event> next;
  private Timers.@Nullable Timer period;
  private Timers.@Nullable Timer quiescent;

  private CoalescingStage(
      Step step,
      Timers timers,
      SerfTiming.Coalescing timing,
      Coalescer coalescer,
      Consumer<Event> next) {
    this.step = step;
    this.timers = timers;
    this.timing = timing;
    this.coalescer = coalescer;
    this.next = next;
  }

  /** {@code next} itself if coalescing is off. */
  static Consumer<Event> before(
      Consumer<Event> next,
      Step step,
      Timers timers,
      SerfTiming.Coalescing timing,
      Coalescer coalescer) {
    return timing.isOn() ? new CoalescingStage(step, timers, timing, coalescer, next) : next;
  }

  @Override
  public void accept(Event event) {
    if (!coalescer.takes(event)) {
      next.accept(event);
      return;
    }
    if (period == null) {
      period = timers.at(step.now() + timing.period().toNanos(), this::flush);
    }
    if (quiescent != null) {
      quiescent.cancel();
    }
    quiescent = timers.at(step.now() + timing.quiescent().toNanos(), this::flush);
  }

  private void flush() {
    if (period != null) {
      period.cancel();
      period = null;
    }
    if (quiescent != null) {
      quiescent.cancel();
      quiescent = null;
    }
    coalescer.flush().forEach(next);
  }
}
