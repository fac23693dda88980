package io.consuljvm.kernel.state;

import static io.consuljvm.kernel.state.Things.TABLE;
import static io.consuljvm.kernel.state.Things.bytes;
import static io.consuljvm.kernel.state.Things.entry;
import static io.consuljvm.kernel.state.Things.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.consensus.StateMachine;
import io.consuljvm.spi.state.StateView;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchTest {
  private final StateShell state = new StateShell(Things.store(), Things.schema());
  private int calls;

  /** A waiter of a model: what it has read, and whether it was told of a change since. */
  private final class Waiter {
    final List<KeyRange> ranges;
    final Watch watch = state.watch(() -> this.told = true);
    boolean told;

    Waiter(List<KeyRange> ranges) {
      this.ranges = ranges;
      park();
    }

    void park() {
      do {
        told = false;
        watch.read(view -> {
          ranges.forEach(range -> read(view, range));
          return true;
        });
      } while (!watch.arm());
    }
  }

  static LongStream seeds() {
    return Seeds.fresh(100);
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void exactlyThoseAreToldWhoReadWhatACommitChanged(long seed) {
    Random random = new Random(seed);
    List<Waiter> waiters = new ArrayList<>();
    for (long index = 2; index < 80; index++) {
      if (waiters.size() < 12) {
        waiters.add(new Waiter(ranges(random)));
      } else if (random.nextInt(4) == 0) {
        waiters.remove(random.nextInt(waiters.size())).watch.close();
      }
      List<KeyRange> changed = new ArrayList<>();
      state.apply(List.of(command(random, index, changed)), index);
      for (Waiter waiter : waiters) {
        boolean concerned =
            waiter.ranges.stream().anyMatch(r -> changed.stream().anyMatch(r::overlaps));
        assertEquals(concerned, waiter.told, "at index " + index);
        if (waiter.told) {
          waiter.park();
        }
      }
    }
  }

  private StateMachine.Entry command(Random random, long index, List<KeyRange> changed) {
    String name = name(random);
    switch (random.nextInt(4)) {
      case 0 -> {
        boolean some =
            state.read(view -> {
              try (Cursor cursor = view.scan(TABLE, KeyRange.prefix(bytes(name)))) {
                return cursor.next();
              }
            });
        if (some) {
          changed.add(KeyRange.prefix(bytes(name)));
        }
        return entry(index, Things.REMOVE_PREFIX, name);
      }
      case 1 -> {
        return entry(index, Things.REFUSE, name + "=1");
      }
      case 2 -> {
        changed.add(KeyRange.prefix(bytes(name)));
        return entry(index, Things.WAKE, name);
      }
      default -> {
        changed.add(KeyRange.single(bytes(name)));
        return set(index, name, "1");
      }
    }
  }

  private static List<KeyRange> ranges(Random random) {
    List<KeyRange> ranges = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      byte[] name = bytes(name(random));
      ranges.add(random.nextBoolean() ? KeyRange.single(name) : KeyRange.prefix(name));
    }
    return ranges;
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      name.append((char) ('a' + random.nextInt(3)));
    }
    return name.toString();
  }

  private static void read(StateView view, KeyRange range) {
    view.scan(TABLE, range).close();
  }

  @Test
  void aCommitBetweenReadingAndArmingIsNotMissed() {
    Watch watch = state.watch(() -> calls++);
    watch.read(Things::all);
    state.apply(List.of(set(2, "a", "1")), 2);

    assertFalse(watch.arm());
    watch.read(Things::all);
    assertTrue(watch.arm());
    assertEquals(0, calls);
  }

  @Test
  void aCommitWhileAnArmedWatchReadsAgainIsTold() {
    Watch watch = state.watch(() -> calls++);
    watch.read(Things::all);
    assertTrue(watch.arm());

    watch.read(view -> {
      state.apply(List.of(set(2, "a", "1")), 2);
      return Things.all(view);
    });

    assertTrue(watch.arm());
    assertEquals(1, calls);
  }

  @Test
  void manyChangesAreToldOnceUntilTheNextRead() {
    Watch watch = state.watch(() -> calls++);
    watch.read(Things::all);
    assertTrue(watch.arm());

    state.apply(List.of(set(2, "a", "1")), 2);
    state.apply(List.of(set(3, "a", "2")), 3);
    assertEquals(1, calls);

    watch.read(Things::all);
    state.apply(List.of(set(4, "a", "3")), 4);
    assertEquals(2, calls);
  }

  @Test
  void askingForTheIndexOfATableIsNotARead() {
    Watch watch = state.watch(() -> calls++);
    watch.read(view -> view.index(TABLE));
    assertTrue(watch.arm());

    state.apply(List.of(set(2, "a", "1")), 2);

    assertEquals(0, calls);
  }

  @Test
  void aRangeCanBeWatchedWithoutReadingIt() {
    Watch watch = state.watch(() -> calls++);
    watch.read(view -> {
      view.watch(TABLE, KeyRange.prefix(bytes("a")));
      return true;
    });
    assertTrue(watch.arm());

    state.apply(List.of(set(2, "b", "1")), 2);
    assertEquals(0, calls);
    state.apply(List.of(set(3, "ab", "1")), 3);
    assertEquals(1, calls);
  }

  @Test
  void aClosedWatchIsToldNothing() {
    Watch watch = state.watch(() -> calls++);
    watch.read(Things::all);
    watch.arm();
    watch.close();

    state.apply(List.of(set(2, "a", "1")), 2);

    assertEquals(0, calls);
  }

  @Test
  void aRestoreIsToldToAll() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (StateMachine.Snapshot empty = state.snapshot()) {
      empty.writeTo(out);
    }
    Watch watch = state.watch(() -> calls++);
    watch.read(view -> view.get(TABLE, bytes("never-there")));
    watch.arm();

    state.restore(new ByteArrayInputStream(out.toByteArray()), 9);

    assertEquals(1, calls);
  }

  @Test
  void whoeverReadVeryManyKeysIsToldOfAny() {
    Watch watch = state.watch(() -> calls++);
    watch.read(view -> {
      for (int i = 0; i <= Reads.RANGES_PER_TABLE; i++) {
        view.get(TABLE, bytes("key-" + i));
      }
      return true;
    });
    watch.arm();

    state.apply(List.of(set(2, "another", "1")), 2);

    assertEquals(1, calls);
  }

  @Test
  void thousandsOfWaitersAreLeftAloneByAForeignCommit() {
    List<Watch> watches = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      byte[] prefix = bytes("watched/" + i + "/");
      Watch watch = state.watch(() -> calls++);
      watch.read(view -> {
        read(view, KeyRange.prefix(prefix));
        return true;
      });
      assertTrue(watch.arm());
      watches.add(watch);
    }

    for (int index = 2; index < 200; index++) {
      state.apply(List.of(set(index, "other/" + index, "1")), index);
    }
    assertEquals(0, calls);
    state.apply(List.of(set(200, "watched/1234/x", "1")), 200);
    assertEquals(1, calls);
    watches.forEach(Watch::close);
  }
}
