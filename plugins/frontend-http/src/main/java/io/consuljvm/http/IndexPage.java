package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.consuljvm.spi.http.HttpReply;

/**
 * Answers what no route answers ({@code H008 - H010}).
 *
 * @param ui whether there is a user interface to send people to
 */
record IndexPage(boolean ui) {
  private static final HttpReply NOT_FOUND = HttpReply.status(404);
  private static final HttpReply GREETING = HttpReply.raw("Consul Agent".getBytes(US_ASCII));
  private static final HttpReply NOTHING = HttpReply.empty().withHeader("Content-Length", "0");

  HttpReply answer(String method, String path) {
    if (path.equals("*")) {
      return method.equals("OPTIONS") ? NOTHING : HttpReply.status(400);
    }
    if (!path.equals("/")) {
      return NOT_FOUND;
    }
    return ui ? Redirects.moved(method, "/ui/") : GREETING;
  }
}
