import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finishes the distribution: the run-time image, the two jars that name all others, and the
 * ahead-of-time caches, made last because a cache holds the classes of exactly these jars. Run from
 * source by the JDK that the build has selected: {@code java Image.java DISTRIBUTION TIME}.
 */
class Image {
  /**
   * What {@code jdeps --print-module-deps} finds in the jars, without what is only touched if
   * present (java.desktop, java.sql, java.compiler, jdk.jfr), and with the file system of jars,
   * which PF4J asks for by name.
   */
  private static final String MODULES =
      "java.base,java.logging,java.naming,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs";

  private static final String MAIN = "io.consuljvm.cli.Main";
  private static final String COMMANDS = "META-INF/services/io.consuljvm.spi.cli.CliCommand";

  private final Path home;
  private final Path java;

  Image(Path home) {
    this.home = home;
    this.java = home.resolve("runtime/bin/java");
  }

  public static void main(String[] args) throws Exception {
    Image image = new Image(Path.of(args[0]));
    image.linkRuntime();
    List<Path> libraries = jars(image.home.resolve("lib"));
    List<Path> commandLine = new ArrayList<>(libraries);
    for (Path plugin : jars(image.home.resolve("plugins"))) {
      if (hasCommands(plugin)) {
        commandLine.add(plugin);
      }
    }
    image.pathJar("agent", libraries);
    image.pathJar("cli", commandLine);
    image.date(Instant.parse(args[1]));
    image.trainCommandLine();
    image.trainAgent();
  }

  /**
   * Gives every jar the time that it will have once the archive is unpacked: a cache does not serve
   * jars of another time than those it was made with.
   */
  private void date(Instant time) throws IOException {
    for (String folder : List.of("lib", "plugins")) {
      for (Path jar : jars(home.resolve(folder))) {
        Files.setLastModifiedTime(jar, FileTime.from(time));
      }
    }
  }

  /** A runtime that is linked from the same JDK already is not linked again. */
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
    finish(
        start(
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
            runtime.toString()));
    Files.writeString(mark, wanted);
  }

  /**
   * A jar that only names others, and what of Java they may open: as options of the command line
   * these would switch off the better part of the ahead-of-time cache. Beside it goes the list of
   * sizes by which the launcher knows that no jar has changed.
   */
  private void pathJar(String kind, List<Path> jars) throws IOException {
    Path lib = home.resolve("lib");
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, MAIN);
    main.put(
        Attributes.Name.CLASS_PATH,
        jars.stream().map(jar -> lib.relativize(jar).toString()).collect(Collectors.joining(" ")));
    // Xodus survives an interrupt only if it may reach into the file channel.
    main.put(new Attributes.Name("Add-Opens"), "java.base/sun.nio.ch");
    main.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
    try (OutputStream file = Files.newOutputStream(lib.resolve(kind + ".jar"))) {
      new JarOutputStream(file, manifest).close();
    }
    StringBuilder sizes = new StringBuilder();
    for (Path jar : jars) {
      sizes.append(Files.size(jar)).append(' ').append(home.relativize(jar)).append('\n');
    }
    Files.writeString(lib.resolve(kind + ".sizes"), sizes);
  }

  /** Lets the command line talk to a server that knows one key. */
  private void trainCommandLine() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/kv/", Image::answer);
    server.start();
    try {
      InetSocketAddress address = server.getAddress();
      finish(
          start(
              Map.of("CONSUL_HTTP_ADDR", address.getHostString() + ":" + address.getPort()),
              java.toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:AOTCacheOutput=" + home.resolve("lib/cli.aot"),
              "-cp",
              home.resolve("lib/cli.jar").toString(),
              "io.consuljvm.cli.Training"));
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    String answer = "true";
    if (exchange.getRequestMethod().equals("GET")) {
      answer =
          query.startsWith("raw")
              ? "v"
              : query.startsWith("keys")
                  ? "[\"a\"]"
                  : """
                  [{"LockIndex":0,"Key":"a","Flags":0,"Value":"dg==",\
                  "CreateIndex":4,"ModifyIndex":4}]\
                  """;
    }
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, answer.length());
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(answer.getBytes());
    }
  }

  /** Starts a server that keeps its state on disk, writes and reads, and stops it. */
  private void trainAgent() throws Exception {
    Path work = Files.createTempDirectory("consul-training");
    ThreadLocalRandom random = ThreadLocalRandom.current();
    // An address of its own, so that the usual ports are free whatever else runs here.
    String address = "127.61.%d.%d".formatted(random.nextInt(1, 255), random.nextInt(1, 255));
    Files.writeString(work.resolve("fast.json"), "{\"performance\": {\"raft_multiplier\": 1}}");
    try {
      Running agent =
          start(
              Map.of(),
              java.toString(),
              "-XX:+UseSerialGC",
              "-XX:AOTCacheOutput=" + home.resolve("lib/agent.aot"),
              "-Dconsul.plugins=" + home.resolve("plugins"),
              "-Dconsul.conf=" + home.resolve("conf/consul.conf"),
              "-jar",
              home.resolve("lib/agent.jar").toString(),
              "agent",
              "-server",
              "-bootstrap-expect=1",
              "-bind=" + address,
              "-client=" + address,
              "-config-file=" + work.resolve("fast.json"),
              "-data-dir=" + work.resolve("data"));
      try {
        URI key = URI.create("http://" + address + ":8500/v1/kv/training/key");
        awaitWrite(agent, key);
        for (int i = 0; i < 20; i++) {
          request("PUT", key);
          request("GET", key);
          request("DELETE", key);
        }
      } finally {
        agent.process().destroy();
      }
      // It ends with 1, as a server does that is told to stop without leaving.
      agent.await();
      if (!Files.exists(home.resolve("lib/agent.aot"))) {
        throw new IOException("the agent left no cache:\n" + Files.readString(agent.output()));
      }
    } finally {
      delete(work);
    }
  }

  private static void awaitWrite(Running agent, URI key) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!writes(key)) {
      if (agent.process().waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new IOException("the agent takes no write:\n" + Files.readString(agent.output()));
      }
    }
  }

  private static boolean writes(URI key) {
    try {
      return request("PUT", key) == 200;
    } catch (IOException e) {
      // It does not listen yet.
      return false;
    }
  }

  private static int request(String method, URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(10_000);
    connection.setReadTimeout(10_000);
    connection.setRequestMethod(method);
    if (method.equals("PUT")) {
      connection.setDoOutput(true);
      connection.getOutputStream().write('v');
    }
    return connection.getResponseCode();
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

  /** A program that runs; what it says is shown only if it fails. */
  private record Running(Process process, Path output, String command) {
    void await() throws Exception {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("no end after 5 minutes: " + command);
      }
    }
  }

  private static Running start(Map<String, String> environment, String... command)
      throws IOException {
    Path output = Files.createTempFile("image", ".log");
    output.toFile().deleteOnExit();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new Running(builder.start(), output, Arrays.toString(command));
  }

  private static void finish(Running program) throws Exception {
    program.await();
    if (program.process().exitValue() != 0) {
      throw new IOException(
          "exit code %d of %s:%n%s"
              .formatted(
                  program.process().exitValue(),
                  program.command(),
                  Files.readString(program.output())));
    }
  }
}
