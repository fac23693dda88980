package io.consuljvm.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Netty's parser, which also tells whether a request has begun to arrive. */
final class RequestDecoder extends HttpRequestDecoder {
  private boolean begun;

  RequestDecoder(int headLimit) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(headLimit)
            .setMaxHeaderSize(headLimit)
            .setMaxChunkSize(64 * 1024)
            .setAllowDuplicateContentLengths(true)
            // Lone line feeds end lines, as they always did here.
            .setStrictLineParsing(false)
            .setHeadersFactory(DefaultHttpHeadersFactory.headersFactory())
            .setTrailersFactory(DefaultHttpHeadersFactory.trailersFactory()));
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    begun = true;
    super.channelRead(ctx, message);
  }

  /** Chunks say where the body ends, whatever a length claims. */
  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    clearContentLength();
    message.headers().remove("Content-Length");
  }

  /** Whether bytes have come since {@link #taken}. */
  boolean begun() {
    return begun;
  }

  /** What has come belongs to a request whose head is known. */
  void taken() {
    begun = false;
  }
}
