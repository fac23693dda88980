package io.consuljvm.http;

import java.util.List;

/** Keeps tokens out of the log ({@code H023}). */
final class Redaction {
  private static final String HIDDEN = "<hidden>";

  private Redaction() {}

  /** A URL without the given tokens, wherever in it they stand. */
  static String hide(String url, List<String> tokens) {
    String shown = url;
    for (String token : tokens) {
      shown = token.isEmpty() ? shown + HIDDEN : shown.replace(token, HIDDEN);
    }
    return shown;
  }
}
