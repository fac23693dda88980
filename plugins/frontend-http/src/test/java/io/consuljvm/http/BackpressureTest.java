package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackpressureTest {
  private static EmbeddedChannel channel(HttpRoute route) {
    FakeNode node = new FakeNode("", false);
    RequestHandling handling =
        new RequestHandling(
            new Router(List.of(route)),
            new IndexPage(false),
            new ReplyEncoder(UnpooledByteBufAllocator.DEFAULT, new HttpDate(node.clock())),
            new HeaderFields(),
            false,
            node.clock(),
            node.metrics());
    HttpLimits limits = HttpLimits.of(node.config("frontend-http"));
    Connection.Shared shared =
        new Connection.Shared(
            handling, limits, new Exchange.AgentDefaults("dc1", ""), System::nanoTime);
    RequestDecoder decoder = new RequestDecoder(limits.headLimit());
    return new EmbeddedChannel(decoder, new Connection(shared, decoder));
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, US_ASCII);
  }

  @Test
  void bodyThatIsNotReadStopsTheConnectionFromReading() throws Exception {
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    CompletableFuture<Integer> length = new CompletableFuture<>();
    EmbeddedChannel channel =
        channel(
            HttpRoute.any(
                "/v1/upload",
                call -> {
                  goOn.join();
                  length.complete(call.body().stream().readAllBytes().length);
                  return HttpReply.empty();
                }));
    channel.writeInbound(
        bytes("PUT /v1/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"));
    assertTrue(channel.config().isAutoRead());
    channel.writeInbound(bytes("a".repeat(70_000)));
    assertFalse(channel.config().isAutoRead());

    goOn.complete(null);
    while (!channel.config().isAutoRead()) {
      channel.runPendingTasks();
    }
    channel.writeInbound(bytes("a".repeat(30_000)));
    assertEquals(100_000, length.get());
    channel.finishAndReleaseAll();
  }

  @Test
  void requestThatHasToWaitStopsTheConnectionFromReading() {
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    EmbeddedChannel channel =
        channel(
            HttpRoute.any(
                "/v1/wait",
                call -> {
                  goOn.join();
                  return HttpReply.empty();
                }));
    String request = "GET /v1/wait HTTP/1.1\r\nHost: x\r\n\r\n";
    channel.writeInbound(bytes(request));
    assertTrue(channel.config().isAutoRead(), "nothing would tell that the client goes");
    channel.writeInbound(bytes(request));
    assertFalse(channel.config().isAutoRead());

    goOn.complete(null);
    while (!channel.config().isAutoRead()) {
      channel.runPendingTasks();
    }
    channel.finishAndReleaseAll();
  }
}
