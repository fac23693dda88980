package io.consuljvm.agent;

import io.consuljvm.spi.AgentControl;
import io.consuljvm.spi.AgentControl.LeaveFailed;
import io.consuljvm.spi.AgentControl.ReloadFailed;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpReply;
import java.util.Locale;

/** Leaving, reloading, the log ({@code H169 - H175}). */
final class ControlRoutes {
  private final AgentControl control;

  ControlRoutes(AgentControl control) {
    this.control = control;
  }

  HttpReply leave(HttpCall call) throws HttpError {
    try {
      control.leave();
    } catch (LeaveFailed e) {
      throw new HttpError(500, e.getMessage());
    }
    control.shutdown();
    return HttpReply.empty();
  }

  HttpReply reload(HttpCall call) throws HttpError {
    try {
      control.reload();
    } catch (ReloadFailed e) {
      throw new HttpError(500, e.getMessage());
    }
    return HttpReply.empty();
  }

  HttpReply monitor(HttpCall call) throws HttpError {
    String level =
        call.parameter("loglevel")
            .filter(text -> !text.isEmpty())
            .orElse("INFO")
            .toUpperCase(Locale.ROOT);
    if (!control.logLevels().contains(level)) {
      throw new HttpError(400, "Unknown log level: " + level);
    }
    return HttpReply.stream(out -> new LogFollower(control, call).follow(level, out));
  }
}
