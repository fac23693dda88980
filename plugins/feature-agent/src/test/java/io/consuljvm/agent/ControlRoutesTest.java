package io.consuljvm.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.consuljvm.spi.AgentControl;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentMatchers;

/** Leaving, reloading, the log ({@code H169 - H175}). */
class ControlRoutesTest {
  private static final int QUEUED_LINES = 512;

  private final AgentControl control = mock(AgentControl.class);
  private final HttpCall call = mock(HttpCall.class);
  private final ControlRoutes routes = new ControlRoutes(control);
  private final AtomicBoolean closed = new AtomicBoolean();

  @BeforeEach
  void noLevelIsAskedFor() {
    when(call.parameter("loglevel")).thenReturn(Optional.empty());
    when(control.logLevels()).thenReturn(List.of("TRACE", "DEBUG", "INFO", "WARN", "ERR"));
  }

  @Test
  void leavingSaysGoodbyeAndThenStopsTheAgent() throws Exception {
    assertEquals(HttpReply.empty(), routes.leave(call)); // H169

    var inOrder = inOrder(control);
    inOrder.verify(control).leave();
    inOrder.verify(control).shutdown();
  }

  @Test
  void whoCannotLeaveGoesOn() throws Exception {
    doThrow(new AgentControl.LeaveFailed("no")).when(control).leave();

    assertEquals("no", assertThrows(HttpError.class, () -> routes.leave(call)).getMessage());

    verify(control, never()).shutdown();
  }

  @Test
  void reloadingAnswersWithNothing() throws Exception {
    assertEquals(HttpReply.empty(), routes.reload(call)); // H170

    verify(control).reload();
  }

  @Test
  void aFailureToReloadIsTold() throws Exception {
    doThrow(new AgentControl.ReloadFailed("* Failed to reload configs")).when(control).reload();

    HttpError failure = assertThrows(HttpError.class, () -> routes.reload(call));

    assertEquals(500, failure.status()); // H171
    assertEquals("* Failed to reload configs", failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"'', INFO", "debug, DEBUG", "Err, ERR"})
  void theLevelIsInfoOrWhatIsAskedForInAnyCase(String asked, String level) throws Exception {
    when(call.parameter("loglevel")).thenReturn(Optional.of(asked));
    logs();

    followed();

    verify(control).monitor(ArgumentMatchers.eq(level), ArgumentMatchers.any()); // H174
  }

  @Test
  void anUnknownLevelIsRefused() {
    when(call.parameter("loglevel")).thenReturn(Optional.of("loud"));

    HttpError refusal = assertThrows(HttpError.class, () -> routes.monitor(call));

    assertEquals(400, refusal.status());
    assertEquals("Unknown log level: LOUD", refusal.getMessage()); // H174
  }

  @Test
  void everyLineEndsWithANewline() throws Exception {
    logs("one", "two");
    when(call.cancelled()).thenReturn(false, false, true);

    assertEquals("one\ntwo\n", followed()); // H173
  }

  @Test
  void theStreamOfLinesIsClosedWhenTheClientHasGone() throws Exception {
    logs();

    followed();

    assertTrue(closed.get());
  }

  @Test
  void linesThatFindNoRoomAreDropped() throws Exception {
    String[] lines = new String[QUEUED_LINES + 3];
    Arrays.fill(lines, "line");
    logs(lines);
    AtomicBoolean first = new AtomicBoolean(true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    when(call.cancelled())
        .thenAnswer(asked -> !first.getAndSet(false) && out.size() == 5 * QUEUED_LINES);

    follow(out);

    assertEquals(5 * QUEUED_LINES, out.size()); // H175
  }

  @Test
  void anInterruptEndsTheStreamAndIsKept() throws Exception {
    logs();
    when(call.cancelled()).thenReturn(false);
    Thread.currentThread().interrupt();

    assertThrows(InterruptedIOException.class, this::followed);

    assertTrue(Thread.interrupted());
    assertTrue(closed.get());
  }

  /** The agent logs these as soon as it is listened to; then the client goes. */
  private void logs(String... lines) {
    when(call.cancelled()).thenReturn(true);
    when(control.monitor(ArgumentMatchers.any(), ArgumentMatchers.any()))
        .thenAnswer(asked -> {
          Consumer<String> listener = asked.getArgument(1);
          List.of(lines).forEach(listener);
          AgentControl.LogStream stream = () -> closed.set(true);
          return stream;
        });
  }

  private String followed() throws HttpError, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    follow(out);
    return out.toString(UTF_8);
  }

  private void follow(ByteArrayOutputStream out) throws HttpError, IOException {
    ((HttpReply.Body.Stream) routes.monitor(call).body()).writer().write(out);
  }
}
