package io.consuljvm.kv;

import static io.consuljvm.kv.KvServer.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which blocking queries are answered by which writes ({@code H099 - H101}). */
class KvWatchTest {
  private static final int PATIENCE_SECONDS = 30;

  /** The timer of the leader task that forgets tombstones. */
  private static final int REAPER = 1;

  private final KvServer server = new KvServer();

  @BeforeEach
  void someKeys() {
    server.put("dir/a", "1"); // 2
    server.put("other", "1"); // 3
    server.node().clock().awaitTimers(REAPER);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir/a?", "dir/?recurse", "dir/?keys", "d?recurse", "?recurse", "?keys"})
  void aWriteAnswersWhoWaitsForTheKeyOrAPrefixOfIt(String read) {
    var answer = blocked(read);

    server.put("dir/a", "2");

    assertEquals(4, result(answer).index());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir/a?", "dir/?recurse", "dir/?keys", "?recurse"})
  void aDeletionAnswersWhoWaitsForTheKeyOrAPrefixOfIt(String read) {
    var answer = blocked(read);

    server.delete("dir/a");

    assertEquals(4, result(answer).index());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir/a?", "dir/?recurse", "?keys"})
  void takingALockAnswers(String read) {
    var answer = blocked(read);

    server.put("dir/a?acquire=" + ALICE, "2");

    assertEquals(4, result(answer).index());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir/a?", "dir/?recurse", "?keys"})
  void givingALockBackAnswers(String read) {
    server.put("dir/a?acquire=" + ALICE, "2"); // 4
    var answer = blocked(read);

    server.put("dir/a?release=" + ALICE, "3");

    assertEquals(5, result(answer).index());
  }

  @ParameterizedTest
  @CsvSource({
    "dir/?recurse, new key below a prefix",
    "di?keys, new key below a prefix",
    "dir/b?, the awaited key itself",
    "dir/?keys&separator=/, new key below a prefix",
  })
  void aNewKeyAnswers(String read, String why) {
    var answer = blocked(read);

    server.put("dir/b", "1");

    assertEquals(4, result(answer).index(), why);
  }

  @Test
  void whoWaitsForAMissingKeyIsAnsweredByAKeyThatStartsWithIt() {
    var answer = blocked("missing?");

    server.put("missing/below", "1");

    assertEquals("404", result(answer).line()); // H099: by string prefix
    assertEquals(4, result(answer).index());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir/?recurse", "dir/a?", "dir/missing?", "d?keys", "dir/none/?recurse"})
  void aRecursiveDeletionAnswersWhoWaitsAboveOrBelowItsPrefix(String read) {
    var answer = blocked(read);

    server.delete("dir?recurse");

    assertEquals(4, result(answer).index());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir/a?", "dir/?recurse", "dir/?keys", "dir/missing?", "dirx?keys"})
  void aWriteElsewhereAnswersNobody(String read) {
    var answer = blocked(read);

    server.put("other", "2"); // 4
    server.put("di", "1"); // 5: a prefix of what is waited for, not the reverse

    assertUnanswered(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir/?recurse", "dir/a?", "dir/missing?"})
  void aRecursiveDeletionElsewhereAnswersNobody(String read) {
    var answer = blocked(read);

    server.delete("other?recurse");

    assertUnanswered(answer);
  }

  @Test
  void aRecursiveDeletionOfNothingAnswersNobody() {
    var answer = blocked("none/at/all?");

    server.delete("none?recurse");

    assertUnanswered(answer);
  }

  @Test
  void aWriteBelowAnExistingKeyDoesNotAnswerWhoWaitsForIt() {
    var answer = blocked("dir/a?");

    server.put("dir/a/below", "1");

    // It may look again, but the index of the key itself has not grown.
    assertUnanswered(answer);
  }

  @Test
  void aRefusedWriteAnswersNobody() {
    var answer = blocked("dir/a?");

    server.put("dir/a?cas=1", "2");

    assertUnanswered(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir/a?", "dir/?recurse"})
  void aTransactionAnswersLikeTheWritesInIt(String read) {
    var answer = blocked(read);

    server.txn("[{\"KV\":{\"Verb\":\"set\",\"Key\":\"dir/a\"}}]");

    assertEquals(4, result(answer).index());
  }

  @ParameterizedTest
  @ValueSource(strings = {"?recurse", "?keys"})
  void theRootIsAnsweredByEveryWrite(String read) {
    var answer = blocked(read);

    server.put("somewhere/else", "1"); // H101

    assertEquals(4, result(answer).index());
  }

  @Test
  void aRestoreAnswersWhoeverSeesItsIndexGrow() throws IOException {
    byte[] later;
    try (KvServer another = new KvServer()) {
      for (int i = 0; i < 8; i++) {
        another.put("dir/a", "1"); // up to 9
      }
      later = another.node().snapshot();
    }
    var answer = blocked("dir/a?");

    server.node().restore(later);

    assertEquals(9, result(answer).index()); // H099
  }

  /** Starts a query that waits for more than its present index, and lets it come to waiting. */
  private CompletableFuture<Answer> blocked(String read) {
    String separator = read.endsWith("?") ? "" : "&";
    String target = read + separator + "index=" + server.get(read).index() + "&wait=10m";
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            answer.complete(server.get(target));
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        });
    server.node().clock().awaitTimers(REAPER + 1);
    return answer;
  }

  private static Answer result(CompletableFuture<Answer> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Only the end of its time answers it; until then its timer is set. */
  private void assertUnanswered(CompletableFuture<Answer> answer) {
    server.node().clock().advance(Duration.ofMinutes(9));
    server.node().clock().awaitTimers(REAPER + 1);
    assertFalse(answer.isDone());
    server.node().clock().advance(Duration.ofMinutes(2));
    assertTrue(result(answer).index() > 0);
  }
}
