package io.consuljvm.kernel.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** IP addresses as text; never asks a name server. */
final class IpText {
  private IpText() {}

  /** Reads an IPv4 or IPv6 address without a zone; empty if it is none. */
  static Optional<InetAddress> read(String text) {
    if (text.indexOf(':') < 0) {
      return readV4(text);
    }
    if (text.indexOf('%') >= 0 || text.indexOf('[') >= 0) {
      return Optional.empty();
    }
    try {
      // With a colon in it, this is either a literal or refused.
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static Optional<InetAddress> readV4(String text) {
    byte[] bytes = new byte[4];
    int part = 0;
    int value = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (value < 0 || part == 4) {
          return Optional.empty();
        }
        bytes[part++] = (byte) value;
        value = -1;
      } else if (c < '0' || c > '9' || value == 0) {
        // A leading zero could mean octal to somebody.
        return Optional.empty();
      } else {
        value = Math.max(value, 0) * 10 + (c - '0');
        if (value > 255) {
          return Optional.empty();
        }
      }
    }
    return part == 4 ? Optional.of(address(bytes)) : Optional.empty();
  }

  static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }

  /** Shortest form: the longest run of zero groups becomes {@code ::} (RFC 5952). */
  static String write(InetAddress ip) {
    if (ip instanceof Inet4Address) {
      return ip.getHostAddress();
    }
    byte[] bytes = ip.getAddress();
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
    }
    int zerosFrom = -1;
    int zeros = 1;
    for (int i = 0, run = 0; i < 8; i++) {
      run = groups[i] == 0 ? run + 1 : 0;
      if (run > zeros) {
        zeros = run;
        zerosFrom = i - run + 1;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == zerosFrom) {
        out.append("::");
        i += zeros - 1;
      } else {
        if (i > 0 && i != zerosFrom + zeros) {
          out.append(':');
        }
        out.append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }
}
