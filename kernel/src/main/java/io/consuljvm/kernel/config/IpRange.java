package io.consuljvm.kernel.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * A block of addresses, as {@code 10.0.0.0/8}.
 *
 * @param bits how many of the first address's bits belong to the block's name
 */
record IpRange(InetAddress first, int bits) {
  /** What counts as private when an address to advertise is looked for ({@code F060}). */
  static final List<IpRange> PRIVATE_V4 =
      List.of(
          of("10.0.0.0", 8),
          of("100.64.0.0", 10),
          of("127.0.0.0", 8),
          of("169.254.0.0", 16),
          of("172.16.0.0", 12),
          of("192.168.0.0", 16));

  /** Not globally routed: RFC 6890, which address templates go by. */
  static final List<IpRange> NOT_PUBLIC =
      List.of(
          of("0.0.0.0", 8),
          of("10.0.0.0", 8),
          of("100.64.0.0", 10),
          of("127.0.0.0", 8),
          of("169.254.0.0", 16),
          of("172.16.0.0", 12),
          of("192.0.0.0", 24),
          of("192.0.2.0", 24),
          of("192.88.99.0", 24),
          of("192.168.0.0", 16),
          of("198.18.0.0", 15),
          of("198.51.100.0", 24),
          of("203.0.113.0", 24),
          of("240.0.0.0", 4),
          of("255.255.255.255", 32),
          of("::1", 128),
          of("::", 128),
          of("64:ff9b::", 96),
          of("100::", 64),
          of("2001::", 23),
          of("2001:db8::", 32),
          of("2002::", 16),
          of("fc00::", 7),
          of("fe80::", 10));

  private static IpRange of(String first, int bits) {
    return new IpRange(IpText.read(first).orElseThrow(), bits);
  }

  static boolean anyContains(List<IpRange> ranges, InetAddress ip) {
    for (IpRange range : ranges) {
      if (range.contains(ip)) {
        return true;
      }
    }
    return false;
  }

  boolean contains(InetAddress ip) {
    if (ip instanceof Inet4Address != first instanceof Inet4Address) {
      return false;
    }
    byte[] mine = first.getAddress();
    byte[] other = ip.getAddress();
    for (int i = 0, left = bits; left > 0; i++, left -= 8) {
      int mask = left >= 8 ? 0xff : 0xff << (8 - left) & 0xff;
      if ((mine[i] & mask) != (other[i] & mask)) {
        return false;
      }
    }
    return true;
  }
}
