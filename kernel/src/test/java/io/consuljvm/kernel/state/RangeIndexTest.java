package io.consuljvm.kernel.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.storage.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RangeIndexTest {
  private record Entry(KeyRange range, int watcher) {}

  static LongStream seeds() {
    return Seeds.fresh(200);
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void findsWhatLookingAtEveryRangeFinds(long seed) {
    Random random = new Random(seed);
    RangeIndex<Integer> index = new RangeIndex<>();
    List<Entry> model = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      if (model.isEmpty() || random.nextInt(3) > 0) {
        Entry entry = new Entry(range(random), step);
        index.add(entry.range(), entry.watcher());
        model.add(entry);
      } else {
        Entry entry = model.remove(random.nextInt(model.size()));
        index.remove(entry.range(), entry.watcher());
      }
      byte[] key = key(random);
      Set<Integer> at = new TreeSet<>();
      index.forEachAt(key, at::add);
      assertEquals(expected(model, e -> e.range().contains(key)), at);

      KeyRange range = range(random);
      Set<Integer> overlapping = new TreeSet<>();
      index.forEachOverlapping(range, overlapping::add);
      assertEquals(expected(model, e -> e.range().overlaps(range)), overlapping);
    }
    model.forEach(entry -> index.remove(entry.range(), entry.watcher()));
    assertTrue(index.isEmpty());
  }

  @Test
  void aKeyIsFoundAmongManyRangesThatWereAddedInOrder() {
    RangeIndex<Integer> index = new RangeIndex<>();
    int ranges = 1 << 14;
    for (int i = 0; i < ranges; i++) {
      index.add(KeyRange.prefix(new byte[] {(byte) (i >> 8), (byte) i}), i);
    }
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < ranges; i++) {
      index.forEachAt(new byte[] {(byte) (i >> 8), (byte) i, 1}, found::add);
    }
    assertEquals(IntStream.range(0, ranges).boxed().toList(), found);
  }

  private static Set<Integer> expected(List<Entry> model, Predicate<Entry> matches) {
    return model.stream()
        .filter(matches)
        .map(Entry::watcher)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static byte[] key(Random random) {
    byte[] key = new byte[random.nextInt(4)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (random.nextInt(4) - 2);
    }
    return key;
  }

  /** Never empty: whoever reads nothing waits for nothing. */
  private static KeyRange range(Random random) {
    byte[] one = key(random);
    return switch (random.nextInt(5)) {
      case 0 -> KeyRange.all();
      case 1, 2 -> KeyRange.prefix(one);
      case 3 -> KeyRange.single(one);
      default -> {
        byte[] to = new byte[] {1, 1, 1, (byte) random.nextInt(3)};
        yield new KeyRange(one, Optional.of(to)).contains(one)
            ? new KeyRange(one, Optional.of(to))
            : KeyRange.from(one);
      }
    };
  }
}
