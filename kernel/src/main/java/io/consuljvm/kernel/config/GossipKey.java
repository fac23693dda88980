package io.consuljvm.kernel.config;

/** The key for gossip: base64 as Go reads it, 16, 24 or 32 bytes ({@code F032}). */
final class GossipKey {
  private GossipKey() {}

  /**
   * How many bytes the text stands for.
   *
   * @throws ConfigException if it is no base64 in full groups of four
   */
  static int length(String text) throws ConfigException {
    int bytes = 0;
    int inGroup = 0;
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        continue;
      }
      boolean pad = c == '=' && inGroup >= 2;
      if (!pad && (padding > 0 || !isDigit(c))) {
        throw illegal(padding > 0 ? i - 1 : i);
      }
      padding += pad ? 1 : 0;
      if (++inGroup == 4) {
        bytes += 3 - padding;
        if (padding > 0 && i + 1 < text.stripTrailing().length()) {
          throw illegal(i + 1);
        }
        inGroup = 0;
      }
    }
    if (inGroup != 0) {
      throw illegal(padding > 0 ? text.length() : text.length() - inGroup);
    }
    return bytes;
  }

  static boolean isSize(int bytes) {
    return bytes == 16 || bytes == 24 || bytes == 32;
  }

  private static boolean isDigit(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/';
  }

  private static ConfigException illegal(int at) {
    return new ConfigException("Invalid encryption key: illegal base64 data at input byte " + at);
  }
}
