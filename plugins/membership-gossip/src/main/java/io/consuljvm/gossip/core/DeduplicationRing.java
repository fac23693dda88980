package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what has been round before, for the last {@link Limits#DEDUPLICATION_SLOTS} Lamport
 * times. A later time takes the slot of an earlier one.
 */
final class DeduplicationRing<T> {

  private final List<@Nullable Slot<T>> slots;

  DeduplicationRing() {
    slots = new ArrayList<>(Limits.DEDUPLICATION_SLOTS);
    for (int i = 0; i < Limits.DEDUPLICATION_SLOTS; i++) {
      slots.add(null);
    }
  }

  enum Verdict {
    NEW,
    SEEN,
    TOO_OLD,
    /** More at one time than is kept: whoever sends that many is no friend. */
    FULL
  }

  /** What is known of one Lamport time. */
  record Slot<T>(long lamportTime, List<T> items) {}

  /**
   * @param clock the current time, {@code lamportTime} already witnessed
   */
  Verdict offer(long lamportTime, T item, long clock) {
    long size = Limits.DEDUPLICATION_SLOTS;
    if (LamportClock.isBefore(size, clock) && LamportClock.isBefore(lamportTime, clock - size)) {
      return Verdict.TOO_OLD;
    }
    int index = (int) Long.remainderUnsigned(lamportTime, size);
    Slot<T> slot = slots.get(index);
    if (slot == null || slot.lamportTime != lamportTime) {
      slot = new Slot<>(lamportTime, new ArrayList<>(1));
      slots.set(index, slot);
    } else if (slot.items.contains(item)) {
      return Verdict.SEEN;
    } else if (slot.items.size() >= Limits.PER_SLOT) {
      return Verdict.FULL;
    }
    slot.items.add(item);
    return Verdict.NEW;
  }

  /** The slots in use, in the order of the ring. */
  List<Slot<T>> used() {
    List<Slot<T>> used = new ArrayList<>();
    for (Slot<T> slot : slots) {
      if (slot != null) {
        used.add(slot);
      }
    }
    return used;
  }
}
