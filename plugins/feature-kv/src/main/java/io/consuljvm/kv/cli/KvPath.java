package io.consuljvm.kv.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Keys as paths of the HTTP API. */
final class KvPath {
  private static final String PLAIN = "-_.~$&+,/:;=@";
  private static final String HEX = "0123456789ABCDEF";

  private KvPath() {}

  /** The encoded path of a key; slashes separate, as they are. */
  static String of(String key) {
    StringBuilder path = new StringBuilder("/v1/kv/");
    for (byte b : key.getBytes(UTF_8)) {
      if (isAlphanumeric(b) || PLAIN.indexOf(b) >= 0) {
        path.append((char) b);
      } else {
        path.append('%').append(HEX.charAt((b & 0xF0) >> 4)).append(HEX.charAt(b & 0x0F));
      }
    }
    return path.toString();
  }

  /** C188: a user's {@code /a} means the key {@code a}. */
  static String withoutLeadingSlash(String key) {
    return key.startsWith("/") ? key.substring(1) : key;
  }

  private static boolean isAlphanumeric(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
  }
}
