package io.consuljvm.gossip.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BroadcastQueueTest {

  private static final int EVERYTHING = 1400;

  private final BroadcastQueue queue = new BroadcastQueue(4, () -> 2);
  private final List<String> finished = new ArrayList<>();

  @Test
  void newsIsSentAsOftenAsTheLimitSays() {
    add("a", null, 100);

    for (int i = 0; i < 4; i++) {
      assertEquals(List.of("a"), fetch(EVERYTHING));
    }

    assertEquals(List.of(), fetch(EVERYTHING));
    assertEquals(List.of("a"), finished);
  }

  @Test
  void theLeastSentComeFirstAndOfThoseTheNewest() {
    add("old", null, 100);
    fetch(EVERYTHING);
    add("new", null, 100);
    add("newest", null, 100);

    assertEquals(List.of("newest", "new", "old"), fetch(EVERYTHING));
    assertEquals(List.of("newest", "new"), fetch(204));
    assertEquals(List.of("newest", "new", "old"), fetch(EVERYTHING));
  }

  @Test
  void whatDoesNotFitIsPassedOver() {
    add("small", null, 50);
    add("large", null, 500);

    assertEquals(List.of("small"), fetch(400));
    assertEquals(List.of("large"), fetch(502));
    assertEquals(List.of("small"), fetch(501));
  }

  @Test
  void newerNewsOfANodeReplacesOlder() {
    add("suspect", "node", 100);
    add("other", "other", 100);
    add("alive", "node", 100);

    assertEquals(List.of("suspect"), finished);
    assertEquals(2, queue.size());
    assertEquals(List.of("alive", "other"), fetch(EVERYTHING));
  }

  @Test
  void manyReplacementsLeaveOneEntry() {
    for (int i = 0; i < 10_000; i++) {
      add("news " + i, "node", 100);
    }

    assertEquals(1, queue.size());
    assertEquals(List.of("news 9999"), fetch(EVERYTHING));
  }

  @Test
  void pruningDropsTheMostSentAndOldest() {
    add("sent", null, 100);
    fetch(EVERYTHING);
    add("old", null, 100);
    add("new", null, 100);

    queue.prune(1);

    assertEquals(List.of("sent", "old"), finished);
    assertEquals(List.of("new"), fetch(EVERYTHING));
  }

  @Test
  void anUnendingFloodIsBounded() {
    for (int i = 0; i < 100_000; i++) {
      add("event " + i, null, 100);
    }

    assertEquals(true, queue.size() <= 2 * Limits.QUEUE_MAX);
  }

  private void add(String name, @Nullable String about, int size) {
    queue.add(new Broadcast(new Message.Dead(1, name, ""), size, about, () -> finished.add(name)));
  }

  private List<String> fetch(int room) {
    List<Message> parts = new ArrayList<>();
    queue.fetch(room, parts);
    return parts.stream().map(part -> ((Message.Dead) part).node()).toList();
  }
}
