package io.consuljvm.gossip.core;

import java.util.Arrays;

/**
 * What happens next in virtual time; equal times in the order they were added. A plain binary heap.
 */
final class EventHeap {

  private long[] times = new long[1024];
  private long[] orders = new long[1024];
  private Runnable[] events = new Runnable[1024];
  private int size;
  private long order;

  void add(long timeNanos, Runnable event) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
    }
    int hole = size++;
    long sequence = order++;
    while (hole > 0) {
      int parent = (hole - 1) / 2;
      if (!isBefore(timeNanos, sequence, times[parent], orders[parent])) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    set(hole, timeNanos, sequence, event);
  }

  boolean isEmpty() {
    return size == 0;
  }

  long nextTime() {
    return times[0];
  }

  Runnable remove() {
    Runnable first = events[0];
    size--;
    long time = times[size];
    long sequence = orders[size];
    Runnable last = events[size];
    int hole = 0;
    while (true) {
      int child = 2 * hole + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size
          && isBefore(times[child + 1], orders[child + 1], times[child], orders[child])) {
        child++;
      }
      if (!isBefore(times[child], orders[child], time, sequence)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    set(hole, time, sequence, last);
    return first;
  }

  private void move(int from, int to) {
    times[to] = times[from];
    orders[to] = orders[from];
    events[to] = events[from];
  }

  private void set(int at, long time, long sequence, Runnable event) {
    times[at] = time;
    orders[at] = sequence;
    events[at] = event;
  }

  private static boolean isBefore(long time, long order, long otherTime, long otherOrder) {
    return time < otherTime || time == otherTime && order < otherOrder;
  }
}
