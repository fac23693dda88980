package io.consuljvm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The entry point that the launcher calls. */
public final class Main {
  private static final String AGENT = "agent";
  private static final String PLUGINS = "consul.plugins";

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code. The system property {@code
   * consul.plugins} names the directory of plugin jars; without it there are none to look into.
   */
  public static void main(String[] arguments) {
    int code = run(List.of(arguments));
    if (arguments.length > 0 && arguments[0].equals(AGENT)) {
      System.exit(code);
    }
    // Not System.exit, which loads a logger to tell of itself; all there was to say has been said.
    Runtime.getRuntime().halt(code);
  }

  static int run(List<String> arguments) {
    // Text is UTF-8 whatever the locale says, as it is in Consul.
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    CommandSet commands =
        CommandSet.onClassPath(
            Stream.ofNullable(System.getProperty(PLUGINS)).map(Path::of).toList());
    int code =
        new Program(commands, new Console(System.in, out, err, System.getenv())).run(arguments);
    out.flush();
    err.flush();
    return code;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    // Flushed at every line end: a command may print now and wait for long.
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 8192), true, UTF_8);
  }
}
