package io.consuljvm.gossip.core;

/** IP addresses as text (RFC 5952), from raw bytes. */
final class IpText {

  private static final int GROUPS = 8;

  private IpText() {}

  static String of(Bytes address) {
    return switch (address.size()) {
      case 4 -> dotted(address, 0);
      case 16 -> isMapped(address) ? dotted(address, 12) : colons(address);
      default -> "?" + address;
    };
  }

  private static String dotted(Bytes address, int from) {
    return address.at(from)
        + "."
        + address.at(from + 1)
        + "."
        + address.at(from + 2)
        + "."
        + address.at(from + 3);
  }

  private static boolean isMapped(Bytes address) {
    for (int i = 0; i < 10; i++) {
      if (address.at(i) != 0) {
        return false;
      }
    }
    return address.at(10) == 0xff && address.at(11) == 0xff;
  }

  private static String colons(Bytes address) {
    int longestFrom = -1;
    int longest = 1;
    for (int from = 0; from < GROUPS; from++) {
      int length = 0;
      while (from + length < GROUPS && group(address, from + length) == 0) {
        length++;
      }
      if (length > longest) {
        longestFrom = from;
        longest = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == longestFrom) {
        text.append("::");
        i += longest - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(group(address, i)));
    }
    return text.toString();
  }

  private static int group(Bytes address, int index) {
    return address.at(2 * index) << 8 | address.at(2 * index + 1);
  }
}
