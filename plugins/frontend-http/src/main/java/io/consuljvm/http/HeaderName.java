package io.consuljvm.http;

/** Spelling of header names ({@code H048}). */
final class HeaderName {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  private HeaderName() {}

  /**
   * The first letter and those behind a hyphen in upper case, the others in lower case; a name that
   * is no token stays as it is.
   */
  static String canonical(String name) {
    return isCanonical(name) ? name : respell(name);
  }

  private static boolean isCanonical(String name) {
    boolean upper = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z') {
        return false;
      }
      upper = c == '-';
    }
    return true;
  }

  private static String respell(String name) {
    StringBuilder out = new StringBuilder(name.length());
    boolean upper = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isTokenChar(c)) {
        return name;
      }
      if (upper && c >= 'a' && c <= 'z') {
        c -= 'a' - 'A';
      } else if (!upper && c >= 'A' && c <= 'Z') {
        c += 'a' - 'A';
      }
      out.append(c);
      upper = c == '-';
    }
    return out.toString();
  }

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isTokenChar((char) c));
  }

  private static boolean isTokenChar(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || TOKEN_SIGNS.indexOf(c) >= 0;
  }
}
