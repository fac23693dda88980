package io.consuljvm.gossip.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeysTest {

  private static final Bytes FIRST = Bytes.ofUtf8("0123456789abcdef");
  private static final Bytes SECOND = Bytes.ofUtf8("fedcba9876543210");

  @Test
  void aKeyIsRotatedThroughTheWholePool() {
    Pool pool = new Pool(3, KeysTest::encrypted);

    assertSuccess(change(pool, KeyOperation.INSTALL, SECOND));
    assertEquals(
        Map.of(base64(FIRST), 3, base64(SECOND), 3),
        change(pool, KeyOperation.LIST, Bytes.EMPTY).keys());
    assertSuccess(change(pool, KeyOperation.USE, SECOND));
    assertSuccess(change(pool, KeyOperation.REMOVE, FIRST));

    Output.InstallKeyring last = pool.all(2, Output.InstallKeyring.class).getLast();
    assertEquals(new Keyring(List.of(SECOND)), last.keyring());
  }

  @Test
  void everyMembersProblemIsTold() {
    Pool pool = new Pool(3, KeysTest::encrypted);

    Output.KeyReport report = change(pool, KeyOperation.USE, SECOND);

    assertEquals(Optional.of("3/3 nodes reported failure"), report.problem());
    assertEquals(3, report.failures());
    assertEquals("Requested key is not in the keyring", report.messages().get("node-2"));
  }

  @Test
  void thePrimaryKeyStays() {
    Pool pool = new Pool(3, KeysTest::encrypted);

    assertEquals(
        "Removing the primary key is not allowed",
        change(pool, KeyOperation.REMOVE, FIRST).messages().get("node-0"));
  }

  @Test
  void keysOfOtherSizesAreRefused() {
    Pool pool = new Pool(3, KeysTest::encrypted);

    assertEquals(
        "key size must be 16, 24 or 32 bytes",
        change(pool, KeyOperation.INSTALL, Bytes.ofUtf8("short")).messages().get("node-1"));
    assertThrows(IllegalArgumentException.class, () -> new Keyring(List.of(Bytes.ofUtf8("short"))));
  }

  @Test
  void withoutEncryptionThereIsNothingToChange() {
    Pool pool = new Pool(3);

    assertEquals(
        "No keyring to modify (encryption not enabled)",
        change(pool, KeyOperation.INSTALL, FIRST).messages().get("node-1"));
    assertEquals(
        "Keyring is empty (encryption not enabled)",
        change(pool, KeyOperation.LIST, Bytes.EMPTY).messages().get("node-1"));
  }

  @Test
  void whoDoesNotAnswerIsCounted() {
    Pool pool = new Pool(3, KeysTest::encrypted);
    pool.member(2).kill();

    Output.KeyReport report = change(pool, KeyOperation.INSTALL, SECOND);

    assertEquals(2, report.responses());
    assertEquals(Optional.of("2/3 nodes reported success"), report.problem());
  }

  @Test
  void theAnswerComesBeforeTheTimeIsUpWhenAllHaveAnswered() {
    Pool pool = new Pool(3, KeysTest::encrypted);

    pool.step(0, now -> new Input.ChangeKeys(now, 5, KeyOperation.INSTALL, SECOND));
    pool.run(ofSeconds(2));

    assertEquals(1, pool.all(0, Output.KeysChanged.class).size());
    pool.run(ofSeconds(10));
    assertEquals(1, pool.all(0, Output.KeysChanged.class).size());
  }

  @Test
  void keysAreNotPrinted() {
    assertTrue(!new Keyring(List.of(FIRST)).toString().contains("0123"));
  }

  private static Output.KeyReport change(Pool pool, KeyOperation operation, Bytes key) {
    pool.step(0, now -> new Input.ChangeKeys(now, 5, operation, key));
    pool.run(ofSeconds(5));
    return pool.all(0, Output.KeysChanged.class).getLast().report();
  }

  private static void assertSuccess(Output.KeyReport report) {
    assertEquals(Optional.empty(), report.problem());
    assertEquals(3, report.responses());
  }

  private static String base64(Bytes key) {
    return Base64.getEncoder().encodeToString(key.toArray());
  }

  private static GossipConfig encrypted(GossipConfig config) {
    return new GossipConfig(
        config.name(),
        config.advertised(),
        config.bindPort(),
        config.versions(),
        config.tags(),
        config.timing(),
        config.serfTiming(),
        Optional.of(new Keyring(List.of(FIRST))),
        config.mergeRule(),
        config.coordinates(),
        config.resolvesNameConflicts(),
        config.recordsSnapshot());
  }
}
