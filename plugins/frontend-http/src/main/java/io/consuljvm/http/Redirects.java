package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consuljvm.spi.http.HttpReply;

/** Answers that send a client elsewhere ({@code H008, H012}). */
final class Redirects {
  private Redirects() {}

  /** 301, with a page for people if they asked for one. */
  static HttpReply moved(String method, String location) {
    boolean page = method.equals("GET");
    String body = page ? "<a href=\"" + escaped(location) + "\">Moved Permanently</a>.\n\n" : "";
    HttpReply reply =
        HttpReply.raw(body.getBytes(UTF_8)).withStatus(301).withHeader("Location", location);
    return page || method.equals("HEAD")
        ? reply.withHeader("Content-Type", "text/html; charset=utf-8")
        : reply;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }
}
