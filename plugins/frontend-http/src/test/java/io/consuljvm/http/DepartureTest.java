package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepartureTest {
  private final Departure departure = new Departure();
  private final List<String> told = new ArrayList<>();

  @Test
  void tellsEveryoneWhoWaitsOnce() {
    departure.onCancel(() -> told.add("first"));
    departure.onCancel(() -> told.add("second"));
    assertFalse(departure.happened());

    departure.happens();
    departure.happens();

    assertTrue(departure.happened());
    assertEquals(List.of("first", "second"), told);
  }

  @Test
  void doesNotTellThoseWhoNoLongerWait() {
    departure.onCancel(() -> told.add("gone")).close();

    departure.happens();

    assertEquals(List.of(), told);
  }

  @Test
  void tellsAtOnceWhenTheClientHasGoneAlready() {
    departure.happens();

    departure.onCancel(() -> told.add("late"));

    assertEquals(List.of("late"), told);
  }
}
