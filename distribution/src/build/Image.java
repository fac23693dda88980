import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finishes the distribution: the run-time image, the lists of jars that the launcher reads, and the
 * ahead-of-time caches, made last because a cache holds the classes of exactly these jars. Run from
 * source by the JDK that the build has selected: {@code java Image.java DISTRIBUTION}.
 */
class Image {
  /**
   * What {@code jdeps --print-module-deps} finds in the jars, without what is only touched if
   * present (java.desktop, java.sql, java.xml: Jackson's and Netty's options).
   */
  private static final String MODULES =
      "java.base,java.logging,java.naming,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs";

  private static final String COMMANDS = "META-INF/services/io.consuljvm.spi.cli.CliCommand";

  private final Path home;

  Image(Path home) {
    this.home = home;
  }

  public static void main(String[] args) throws Exception {
    Image image = new Image(Path.of(args[0]));
    image.linkRuntime();
    List<Path> libraries = jars(image.home.resolve("lib"));
    List<Path> plugins = jars(image.home.resolve("plugins"));
    image.list("agent", libraries);
    List<Path> commandLine = new ArrayList<>(libraries);
    for (Path plugin : plugins) {
      if (hasCommands(plugin)) {
        commandLine.add(plugin);
      }
    }
    image.list("cli", commandLine);
    image.trainCommandLine();
  }

  /** A JDK that is linked already is not linked again. */
  private void linkRuntime() throws Exception {
    Path launcher = home.resolve("bin/consul");
    if (!launcher.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make " + launcher + " executable");
    }
    Path runtime = home.resolve("runtime");
    Path mark = runtime.resolve("linked-from");
    String wanted =
        System.getProperty("java.vendor.version") + " " + Runtime.version() + "\n" + MODULES;
    if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
      return;
    }
    delete(runtime);
    run(
        Map.of(),
        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
        "--add-modules",
        MODULES,
        "--strip-java-debug-attributes",
        "--no-header-files",
        "--no-man-pages",
        "--compress",
        "zip-6",
        "--generate-cds-archive",
        "--output",
        runtime.toString());
    Files.writeString(mark, wanted);
  }

  /** A line per jar, its size and its name, in the order of the class path. */
  private void list(String kind, List<Path> jars) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path jar : jars) {
      lines.append(Files.size(jar)).append(' ').append(home.relativize(jar)).append('\n');
    }
    Files.writeString(home.resolve("lib/" + kind + ".jars"), lines);
  }

  private String classPath(String kind) throws IOException {
    return Files.readAllLines(home.resolve("lib/" + kind + ".jars")).stream()
        .map(line -> home.resolve(line.substring(line.indexOf(' ') + 1)).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Lets the command line talk to a server that knows one key, and keeps what it has loaded. */
  private void trainCommandLine() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/kv/",
        exchange -> {
          String pair =
              """
              [{"LockIndex":0,"Key":"a","Flags":0,"Value":"dg==","CreateIndex":4,"ModifyIndex":4}]\
              """;
          String query = String.valueOf(exchange.getRequestURI().getQuery());
          String answer =
              switch (exchange.getRequestMethod()) {
                case "GET" ->
                    query.startsWith("raw") ? "v" : query.startsWith("keys") ? "[\"a\"]" : pair;
                default -> "true";
              };
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, answer.length());
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(answer.getBytes());
          }
        });
    server.start();
    try {
      Path cache = home.resolve("lib/cli.aot");
      Files.deleteIfExists(cache);
      InetSocketAddress address = server.getAddress();
      run(
          Map.of("CONSUL_HTTP_ADDR", address.getHostString() + ":" + address.getPort()),
          home.resolve("runtime/bin/java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:AOTCacheOutput=" + cache,
          "-cp",
          classPath("cli"),
          "io.consuljvm.cli.Training");
    } finally {
      server.stop(0);
    }
  }

  private static boolean hasCommands(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(COMMANDS) != null;
    }
  }

  private static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> files = Files.walk(tree)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Runs a program to its end; what it says is shown only if it fails. */
  private static void run(Map<String, String> environment, String... command) throws Exception {
    Path output = Files.createTempFile("image", ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("no end after 5 minutes: " + Arrays.toString(command));
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "exit code %d of %s:%n%s"
                .formatted(
                    process.exitValue(), Arrays.toString(command), Files.readString(output)));
      }
    } finally {
      Files.delete(output);
    }
  }
}
