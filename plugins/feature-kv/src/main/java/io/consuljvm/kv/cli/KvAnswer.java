package io.consuljvm.kv.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consuljvm.spi.cli.AgentHttp;
import java.io.IOException;

/** What the agent says to a write. */
final class KvAnswer {
  private KvAnswer() {}

  /** Whether the write was done; the body is {@code true} or {@code false}. */
  static boolean isTrue(AgentHttp.Answer answer) throws IOException {
    return new String(answer.bytes(), UTF_8).contains("true");
  }
}
