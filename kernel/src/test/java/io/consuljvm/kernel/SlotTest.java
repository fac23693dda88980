package io.consuljvm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.consuljvm.kernel.plugin.Found;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SlotTest {
  private final Slot<String> slot = new Slot<>("storage", Function.identity());

  @Test
  void isFilledByName() throws StartFailure {
    List<Found<String>> offers =
        List.of(new Found<>("a.jar", "memory"), new Found<>("b.jar", "xodus"));

    assertEquals("xodus", slot.fill(offers, "xodus"));
  }

  @Test
  void saysWhatIsMissingWhenNobodyFillsIt() {
    StartFailure failure = assertThrows(StartFailure.class, () -> slot.fill(List.of(), "xodus"));

    assertEquals(
        "Nothing fills slot storage: no plugin offers \"xodus\" (offered: none). Put its jar into"
            + " the plugins folder, or set slots.storage",
        failure.getMessage());
  }

  @Test
  void refusesTwoPluginsOfOneName() {
    List<Found<String>> offers =
        List.of(new Found<>("a.jar", "xodus"), new Found<>("b.jar", "xodus"));

    StartFailure failure = assertThrows(StartFailure.class, () -> slot.choose(offers, "xodus"));

    assertEquals(
        "Slot storage is claimed more than once: \"xodus\" is offered by a.jar and b.jar. Remove"
            + " one of them",
        failure.getMessage());
  }

  @Test
  void mayStayEmptyWhereThatIsFine() throws StartFailure {
    assertEquals(Optional.empty(), slot.choose(List.of(), "gossip"));
  }
}
