package io.consuljvm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a command line did. */
record Ran(int code, String out, String err) {
  static Ran of(String... arguments) {
    return with("", Map.of(), List.of(), arguments);
  }

  static Ran withPlugins(List<Path> directories, String... arguments) {
    return with("", Map.of(), directories, arguments);
  }

  static Ran with(
      String in, Map<String, String> environment, List<Path> plugins, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(in.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            environment);
    int code = new Program(CommandSet.onClassPath(plugins), console).run(List.of(arguments));
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
