package io.consuljvm.kernel.state;

import static io.consuljvm.kernel.state.Things.COUNTS;
import static io.consuljvm.kernel.state.Things.TABLE;
import static io.consuljvm.kernel.state.Things.entry;
import static io.consuljvm.kernel.state.Things.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.kernel.fixture.MemoryStore;
import io.consuljvm.spi.consensus.StateMachine;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandHandler;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateShellTest {
  private final MemoryStore store = Things.store();
  private final StateShell state = new StateShell(store, Things.schema());

  @Test
  void aBatchIsOneTransactionThatAlsoStoresTheAppliedIndex() {
    List<Object> results = state.apply(List.of(set(5, "a", "1"), set(7, "b", "2")), 8);

    assertEquals(List.of("1", "2"), results);
    assertEquals(8, state.appliedIndex());
    assertEquals(7, state.<Long>read(view -> view.index(TABLE)));
    assertEquals(Map.of("a", "1", "b", "2"), state.read(Things::all));
  }

  @Test
  void aRejectedCommandIsUndoneAndTheRestOfItsBatchIsNot() {
    List<Object> results =
        state.apply(List.of(set(2, "a", "1"), entry(3, Things.REFUSE, "a=9"), set(4, "b", "2")), 4);

    assertEquals("1", results.get(0));
    assertEquals("refused", assertInstanceOf(CommandRejected.class, results.get(1)).getMessage());
    assertEquals("2", results.get(2));
    assertEquals(Map.of("a", "1", "b", "2"), state.read(Things::all));
  }

  @Test
  void theIndexOfATableIsThatOfTheLastCommandThatTouchedIt() {
    state.apply(List.of(set(2, "a", "1"), entry(3, Things.REFUSE, "a=9")), 3);

    assertEquals(2, state.<Long>read(view -> view.index(TABLE)));
    assertEquals(0, state.<Long>read(view -> view.index(COUNTS)));
    assertEquals(2, state.<Long>read(view -> view.index(COUNTS, TABLE)));
  }

  @Test
  void aCommandSeesWhatEarlierOnesOfItsBatchDid() {
    List<Object> results =
        state.apply(
            List.of(set(2, "ab", "1"), set(3, "ac", "1"), entry(4, Things.REMOVE_PREFIX, "a")), 4);

    assertEquals(2L, results.get(2));
    assertEquals(Map.of(), state.read(Things::all));
  }

  @Test
  void anUnknownCommandIsSkippedOnlyIfItMayBe() {
    StateMachine.Entry skippable = new StateMachine.Entry(2, 1, new byte[] {(byte) 0xff, 1});
    assertEquals(List.of(true), state.apply(List.of(skippable), 2));

    StateMachine.Entry unknown = new StateMachine.Entry(3, 1, new byte[] {0x7f, 1});
    assertThrows(IllegalStateException.class, () -> state.apply(List.of(unknown), 3));
    assertEquals(2, state.appliedIndex());
  }

  @Test
  void aKnownCommandMayCarryTheFlag() {
    StateMachine.Entry plain = set(2, "a", "1");
    plain.data()[0] |= (byte) Command.IGNORE_UNKNOWN;

    assertEquals(List.of("1"), state.apply(List.of(plain), 2));
  }

  @Test
  void aHandlerThatFailsStopsTheBatchAndLeavesNothingOfIt() {
    StateMachine.Entry broken = entry(3, Things.SET, "no equals sign");

    assertThrows(
        IllegalStateException.class, () -> state.apply(List.of(set(2, "a", "1"), broken), 3));
    assertEquals(0, state.appliedIndex());
    assertEquals(Map.of(), state.read(Things::all));
  }

  @Test
  void aCommitThatFailsChangesNothing() {
    state.apply(List.of(set(2, "a", "1")), 2);
    store.failAfter(0);

    assertThrows(StorageException.class, () -> state.apply(List.of(set(3, "a", "2")), 3));
    assertEquals(2, state.appliedIndex());
    assertEquals(Map.of("a", "1"), state.read(Things::all));
  }

  @Test
  void theAppliedIndexNeverGoesBack() {
    state.apply(List.of(set(5, "a", "1")), 5);

    assertThrows(IllegalStateException.class, () -> state.apply(List.of(set(4, "a", "2")), 4));
  }

  @Test
  void actionsRunAfterTheCommitOfTheirCommand() {
    List<String> seen = new ArrayList<>();
    Command command = new Command(1, "note");
    StateSchema schema =
        new StateSchema(
            Set.of(TABLE),
            Map.of(
                command,
                (tx, body) -> {
                  tx.put(TABLE, new byte[] {1}, new byte[] {1});
                  tx.afterCommit(() -> seen.add("after"));
                  seen.add("within");
                  return true;
                }),
            List.of());
    StateShell shell = new StateShell(new MemoryStore(schema.storedTables()), schema);

    shell.apply(List.of(entry(2, command, ""), entry(3, command, "")), 3);

    assertEquals(List.of("within", "within", "after", "after"), seen);
  }

  @Test
  void whatASyncMadeDurableIsThereAfterACrashAndSaysHowFarItGoes() {
    state.apply(List.of(set(2, "a", "1")), 3);
    state.sync();
    state.apply(List.of(set(4, "a", "2")), 4);

    StateShell survivor = new StateShell(store.crash(), Things.schema());

    assertEquals(3, survivor.appliedIndex());
    assertEquals(2, survivor.<Long>read(view -> view.index(TABLE)));
    assertEquals(Map.of("a", "1"), survivor.read(Things::all));
  }

  @Test
  void theIndexOfATableWhoseFeatureIsNotInstalledIsKept() {
    state.apply(List.of(set(2, "a", "1")), 2);
    StateSchema without = new StateSchema(Set.of(COUNTS), Map.of(), List.of());
    new StateShell(store, without).apply(List.of(), 3);

    StateShell again = new StateShell(store, Things.schema());

    assertEquals(3, again.appliedIndex());
    assertEquals(2, again.<Long>read(view -> view.index(TABLE)));
  }

  @Test
  void aTableThatNobodyContributesIsRefused() {
    Table other = new Table("other");
    assertThrows(
        IllegalArgumentException.class, () -> state.read(view -> view.get(other, new byte[0])));
    assertThrows(IllegalArgumentException.class, () -> state.read(view -> view.index(other)));
  }

  @Test
  void noTypeIsClaimedTwice() {
    Map<Command, CommandHandler> twice =
        Map.of(
            new Command(1, "one"), (tx, body) -> true, new Command(1, "other"), (tx, body) -> true);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> new StateSchema(Set.of(), twice, List.of()))
            .getMessage()
            .contains("command type 1"));
  }

  @Test
  void viewsAreClosed() {
    state.apply(List.of(set(2, "a", "1")), 2);
    state.read(Things::all);
    state.snapshot().close();

    assertEquals(0, store.openViews());
  }
}
