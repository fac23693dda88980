package io.consuljvm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that reads one request, says one thing, and hangs up. */
final class ScriptedServer implements Closeable {
  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

  private final ServerSocketChannel listener;
  private final CompletableFuture<String> received = new CompletableFuture<>();

  private ScriptedServer(ServerSocketChannel listener, String answer) {
    this.listener = listener;
    Thread.ofVirtual().name("scripted-server").start(() -> serve(answer));
  }

  static ScriptedServer tcp(String answer) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return new ScriptedServer(listener, answer);
  }

  static ScriptedServer unix(Path socket, String answer) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(socket));
    return new ScriptedServer(listener, answer);
  }

  /** {@code HOST:PORT} of a TCP server. */
  String address() throws IOException {
    SocketAddress local = listener.getLocalAddress();
    InetSocketAddress inet = (InetSocketAddress) local;
    return inet.getAddress().getHostAddress() + ":" + inet.getPort();
  }

  /** The request; waits for it. */
  String received() {
    return received.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private void serve(String answer) {
    try (SocketChannel channel = listener.accept()) {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(4096);
      while (!isComplete(request.toString(UTF_8)) && channel.read(buffer) >= 0) {
        request.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      received.complete(request.toString(UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(answer.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      received.completeExceptionally(e);
    }
  }

  private static boolean isComplete(String request) {
    int end = request.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    Matcher length = LENGTH.matcher(request);
    int expected = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return request.length() - end - 4 >= expected;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
