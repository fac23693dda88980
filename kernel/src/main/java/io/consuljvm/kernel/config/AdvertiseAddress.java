package io.consuljvm.kernel.config;

import io.consuljvm.kernel.config.NetworkInterfaces.Address;
import io.consuljvm.kernel.config.NetworkInterfaces.Interface;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Which address of the host to tell others, if none is configured ({@code F059 - F061}). */
final class AdvertiseAddress {
  private static final String FAILED = "Failed to get advertise address: ";

  private AdvertiseAddress() {}

  /**
   * The only private IPv4 address of an interface that is up; those of the loopback count only if
   * there is nothing else.
   */
  static InetAddress onlyPrivateV4(NetworkInterfaces interfaces) throws ConfigException {
    List<InetAddress> candidates = new ArrayList<>();
    for (InetAddress ip : active(all(interfaces))) {
      if (ip instanceof Inet4Address && IpRange.anyContains(IpRange.PRIVATE_V4, ip)) {
        candidates.add(ip);
      }
    }
    return only(
        candidates,
        "No private IP address found",
        "Multiple private IPs found. Please configure one.");
  }

  /** The only public IPv6 address of the host. */
  static InetAddress onlyPublicV6(NetworkInterfaces interfaces) throws ConfigException {
    List<InetAddress> candidates = new ArrayList<>();
    for (Interface each : all(interfaces)) {
      for (Address address : each.addresses()) {
        if (isPublicV6(address.ip())) {
          candidates.add(address.ip());
        }
      }
    }
    return only(
        candidates,
        "No public IPv6 address found",
        "Multiple public IPv6 addresses found. Please configure one.");
  }

  private static boolean isPublicV6(InetAddress ip) {
    byte[] bytes = ip.getAddress();
    return ip instanceof Inet6Address
        && !ip.isLinkLocalAddress()
        && !ip.isLoopbackAddress()
        && !(bytes[0] == (byte) 0xfc && bytes[1] == 0);
  }

  private static List<InetAddress> active(List<Interface> interfaces) {
    List<InetAddress> outward = new ArrayList<>();
    List<InetAddress> loopback = new ArrayList<>();
    for (Interface each : interfaces) {
      if (each.up()) {
        for (Address address : each.addresses()) {
          (each.loopback() ? loopback : outward).add(address.ip());
        }
      }
    }
    return outward.isEmpty() ? loopback : outward;
  }

  private static List<Interface> all(NetworkInterfaces interfaces) throws ConfigException {
    try {
      return interfaces.all();
    } catch (IOException e) {
      throw new ConfigException(FAILED + "Failed to get interface addresses: " + e.getMessage());
    }
  }

  private static InetAddress only(List<InetAddress> candidates, String none, String several)
      throws ConfigException {
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    throw new ConfigException(FAILED + (candidates.isEmpty() ? none : several));
  }
}
