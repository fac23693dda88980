package io.consuljvm.http;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * What a request is aimed at.
 *
 * @param rawPath as it came, one char for each byte
 * @param path decoded, not yet cleaned; empty for {@code http://host} and for {@code CONNECT}
 * @param query as it came, without the question mark; empty if absent
 */
record RequestTarget(String rawPath, String path, String query) {

  /** Empty if it is malformed. */
  static Optional<RequestTarget> parse(String method, String uri) {
    for (int i = 0; i < uri.length(); i++) {
      if (uri.charAt(i) < 0x20 || uri.charAt(i) == 0x7f) {
        return Optional.empty();
      }
    }
    if (uri.startsWith("/")) {
      return split(uri);
    }
    if (uri.equals("*")) {
      return Optional.of(new RequestTarget("*", "*", ""));
    }
    int authority = uri.indexOf("://");
    if (authority > 0 && isScheme(uri, authority)) {
      int end = endOfAuthority(uri, authority + 3);
      return split(uri.substring(end));
    }
    return method.equals("CONNECT") ? Optional.of(new RequestTarget("", "", "")) : Optional.empty();
  }

  private static Optional<RequestTarget> split(String uri) {
    int question = uri.indexOf('?');
    String rawPath = question < 0 ? uri : uri.substring(0, question);
    String query = question < 0 ? "" : uri.substring(question + 1);
    try {
      return Optional.of(new RequestTarget(rawPath, PercentEncoding.decodePath(rawPath), query));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isScheme(String uri, int end) {
    for (int i = 0; i < end; i++) {
      char c = uri.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || (c < '0' || c > '9') && "+-.".indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }

  private static int endOfAuthority(String uri, int from) {
    int end = from;
    while (end < uri.length() && uri.charAt(end) != '/' && uri.charAt(end) != '?') {
      end++;
    }
    return end;
  }

  /** The target as it appears in logs. */
  String text() {
    String shown =
        PercentEncoding.isValidPath(rawPath) ? rawPath : PercentEncoding.encodePath(path);
    return query.isEmpty() ? shown : shown + "?" + query;
  }

  /** Where a client is sent that asked with another path than {@code to}, keeping the query. */
  String redirectedTo(String to) {
    String location = PercentEncoding.encodePath(to);
    return query.isEmpty() ? location : location + "?" + query;
  }

  /**
   * The path without empty, {@code .} and {@code ..} elements, and with its final slash ({@code
   * H012}). The same object if there is nothing to clean.
   */
  String cleanPath() {
    if (isClean() || path.equals("*")) {
      return path;
    }
    ArrayDeque<String> elements = new ArrayDeque<>();
    for (String element : path.split("/")) {
      switch (element) {
        case "", "." -> {}
        case ".." -> elements.pollLast();
        default -> elements.addLast(element);
      }
    }
    if (elements.isEmpty()) {
      return "/";
    }
    return "/" + String.join("/", elements) + (path.endsWith("/") ? "/" : "");
  }

  private boolean isClean() {
    if (!path.startsWith("/")) {
      return false;
    }
    int start = 1;
    for (int i = 1; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        int length = i - start;
        boolean last = i == path.length();
        if (length == 0 && !last
            || length == 1 && path.charAt(start) == '.'
            || length == 2 && path.charAt(start) == '.' && path.charAt(start + 1) == '.') {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }
}
