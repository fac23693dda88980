package io.consuljvm.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An unzipped distribution. */
record Distribution(Path home) {
  /** The one that the build has made; not to be changed. */
  static Distribution built() {
    return new Distribution(Path.of(System.getProperty("consul.distribution")));
  }

  /** One that may be changed in {@code bin} and {@code plugins}; the rest is that of the build. */
  static Distribution copiedTo(Path directory) throws IOException {
    Path built = built().home();
    for (String copied : List.of("bin", "plugins")) {
      Files.createDirectory(directory.resolve(copied));
      try (Stream<Path> files = Files.list(built.resolve(copied))) {
        for (Path file : files.toList()) {
          Files.copy(file, directory.resolve(copied).resolve(file.getFileName()));
        }
      }
    }
    for (String linked : List.of("conf", "lib", "runtime")) {
      Files.createSymbolicLink(directory.resolve(linked), built.resolve(linked));
    }
    return new Distribution(directory);
  }

  Path launcher() {
    return home.resolve("bin/consul");
  }

  Path plugins() {
    return home.resolve("plugins");
  }

  /** What a command printed, both streams together, and its exit code. */
  record Outcome(int code, String output) {}

  /** Runs a command to its end. */
  Outcome run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return run(launcher(), environment, arguments);
  }

  static Outcome run(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("CONSUL_"));
    builder.environment().putAll(environment);
    Path output = Files.createTempFile("consul", ".out");
    try {
      builder.redirectOutput(output.toFile());
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("no end within 60 s: " + command);
      }
      return new Outcome(process.exitValue(), Files.readString(output, UTF_8));
    } finally {
      Files.delete(output);
    }
  }
}
