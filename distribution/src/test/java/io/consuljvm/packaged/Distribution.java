package io.consuljvm.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An unzipped distribution. */
record Distribution(Path home) {
  private static final long LARGE = 4 << 20;

  /** The one that the build has made; not to be changed. */
  static Distribution built() {
    return new Distribution(Path.of(System.getProperty("consul.distribution")));
  }

  /** One that may be changed: files may be added, replaced and appended to. */
  static Distribution copiedTo(Path directory) throws IOException {
    Path built = built().home();
    try (Stream<Path> files = Files.walk(built)) {
      for (Path file : files.toList()) {
        copy(file, directory.resolve(built.relativize(file).toString()));
      }
    }
    return new Distribution(directory);
  }

  private static void copy(Path file, Path target) throws IOException {
    if (Files.isDirectory(file)) {
      Files.createDirectories(target);
    } else if (Files.size(file) < LARGE) {
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    } else {
      try {
        // Nobody changes these, and they are a hundred megabytes.
        Files.createLink(target, file);
      } catch (FileSystemException e) {
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
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
