package io.consuljvm.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An agent in a process of its own, on a loopback address of its own, so that the usual ports are
 * free. Its output goes to a file in its directory.
 */
final class AgentProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TIMEOUT_MILLIS = 10_000;

  private final Process process;
  private final String address;
  private final Path output;

  private AgentProcess(Process process, String address, Path output) {
    this.process = process;
    this.address = address;
    this.output = output;
  }

  /**
   * Starts {@code consul agent}.
   *
   * @param address one of 127.0.0.0/8
   * @param directory takes the output
   */
  static AgentProcess start(
      Distribution distribution, String address, Path directory, String... flags)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(distribution.launcher().toString());
    command.addAll(List.of("agent", "-bind=" + address, "-client=" + address));
    command.addAll(List.of(flags));
    Path output = Files.createTempFile(directory, "agent", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new AgentProcess(process, address, output);
  }

  /** An answer of the HTTP API; the body is UTF-8. */
  record Answer(int status, String body) {}

  Answer get(String path) throws IOException {
    return send("GET", path, "");
  }

  Answer put(String path, String body) throws IOException {
    return send("PUT", path, body);
  }

  private Answer send(String method, String path, String body) throws IOException {
    URI uri = URI.create("http://" + address + ":8500" + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    if (!body.isEmpty()) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes());
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(status, in == null ? "" : new String(in.readAllBytes()));
    }
  }

  /** Waits until a write succeeds. */
  void awaitWritable() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isWritable()) {
      // Also notices at once if it dies.
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException("exit code " + process.exitValue() + ":\n" + output());
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("not ready within " + PATIENCE + ":\n" + output());
      }
    }
  }

  private boolean isWritable() {
    try {
      return put("/v1/kv/ready", "1").equals(new Answer(200, "true"));
    } catch (IOException e) {
      // Nobody listens yet, which is what is being waited for.
      return false;
    }
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  /** SIGKILL: whatever it is doing, it gets no chance to finish. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** SIGTERM; the exit code. */
  int terminate() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("did not stop within " + PATIENCE + ":\n" + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
