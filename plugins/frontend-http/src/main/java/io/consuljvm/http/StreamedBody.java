package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * A body that is sent while it is written ({@code H055}): as long as it is short and not flushed it
 * is kept back, and may turn out to have a length. Owned by the thread of the request; writing
 * waits while the client is slow.
 */
final class StreamedBody extends OutputStream {
  private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);

  /** Size of a chunk once there are chunks. */
  private static final int CHUNK = 16 * 1024;

  private final Exchange exchange;
  private final ReplyEncoder encoder;
  private final WriteGate gate;
  private final int status;
  private final HeaderFields fields;

  private byte[] buffer = new byte[ReplyEncoder.BUFFERED];
  private int buffered;
  private boolean started;
  private Length length = Length.UNSTATED;
  private boolean close;
  private long sent;

  StreamedBody(
      Exchange exchange, ReplyEncoder encoder, WriteGate gate, int status, HeaderFields fields) {
    this.exchange = exchange;
    this.encoder = encoder;
    this.gate = gate;
    this.status = status;
    this.fields = fields;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    if (exchange.wishes().head()) {
      return;
    }
    if (count > buffer.length - buffered) {
      if (buffered > 0) {
        sendBuffered();
      }
      if (count > buffer.length) {
        send(bytes, offset, count);
        return;
      }
    }
    System.arraycopy(bytes, offset, buffer, buffered, count);
    buffered += count;
  }

  @Override
  public void flush() throws IOException {
    if (buffered > 0) {
      sendBuffered();
    } else if (!started && !exchange.wishes().head()) {
      gate.pass();
      ByteBuf head = encoder.buffer(ReplyEncoder.BUFFERED);
      start(head, buffer, 0);
      exchange.sendPart(head);
    }
  }

  private void sendBuffered() throws IOException {
    int count = buffered;
    buffered = 0;
    send(buffer, 0, count);
    if (buffer.length < CHUNK) {
      buffer = new byte[CHUNK];
    }
  }

  private void send(byte[] bytes, int offset, int count) throws IOException {
    for (int from = offset; from < offset + count; from += CHUNK) {
      sendChunk(bytes, from, Math.min(CHUNK, offset + count - from));
    }
  }

  private void sendChunk(byte[] bytes, int offset, int count) throws IOException {
    gate.pass();
    sent += count;
    ByteBuf out = encoder.buffer(count + (started ? 16 : ReplyEncoder.BUFFERED));
    if (!started) {
      start(out, Arrays.copyOfRange(bytes, offset, offset + count), count);
    }
    if (length instanceof Length.Chunked) {
      out.writeBytes(ReplyEncoder.chunkSize(count));
      out.writeBytes(bytes, offset, count).writeBytes(LINE_END);
    } else {
      out.writeBytes(bytes, offset, count);
    }
    exchange.sendPart(out);
  }

  private void start(ByteBuf out, byte[] beginning, int available) {
    started = true;
    if (fields.contains("Content-Length")) {
      length = Length.GIVEN;
    } else {
      length = exchange.wishes().http11() ? Length.CHUNKED : Length.UNTIL_CLOSE;
    }
    ResponseHead head =
        encoder.head(
            exchange.wishes(), status, fields, length, beginning, available, exchange.mustClose());
    close = head.close();
    out.writeBytes(head.bytes());
  }

  /** Sends what is left; nothing may be written any more. */
  void end() throws IOException {
    if (!started) {
      byte[] body = Arrays.copyOf(buffer, buffered);
      exchange.send(encoder.encode(exchange.wishes(), status, fields, body, exchange.mustClose()));
      return;
    }
    if (buffered > 0) {
      sendBuffered();
    }
    if (length instanceof Length.Given && !fields.get("Content-Length").equals(sentText())) {
      throw new IOException("wrote " + sent + " bytes, announced " + fields.get("Content-Length"));
    }
    boolean chunked = length instanceof Length.Chunked;
    ByteBuf end = chunked ? Unpooled.wrappedBuffer(ReplyEncoder.LAST_CHUNK) : Unpooled.EMPTY_BUFFER;
    exchange.send(new ReplyEncoder.Encoded(end, close));
  }

  private Optional<String> sentText() {
    return Optional.of(Long.toString(sent));
  }

  /** Whether the client has seen a part of the answer already. */
  boolean started() {
    return started;
  }
}
