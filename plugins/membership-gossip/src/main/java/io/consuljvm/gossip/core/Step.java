package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The step under way: its time, and what it has decided so far. */
final class Step {

  private long nowNanos;
  private List<Output> outputs = new ArrayList<>();

  void begin(long atNanos) {
    nowNanos = atNanos;
  }

  long now() {
    return nowNanos;
  }

  void emit(Output output) {
    outputs.add(output);
  }

  void debug(String pattern, Object... arguments) {
    notice(Output.Severity.DEBUG, pattern, arguments);
  }

  void info(String pattern, Object... arguments) {
    notice(Output.Severity.INFO, pattern, arguments);
  }

  void warn(String pattern, Object... arguments) {
    notice(Output.Severity.WARN, pattern, arguments);
  }

  void error(String pattern, Object... arguments) {
    notice(Output.Severity.ERROR, pattern, arguments);
  }

  List<Output> take() {
    List<Output> taken = outputs;
    outputs = new ArrayList<>();
    return taken;
  }

  private void notice(Output.Severity severity, String pattern, Object... arguments) {
    outputs.add(new Output.Notice(severity, pattern, Arrays.asList(arguments)));
  }
}
