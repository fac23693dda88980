package io.consuljvm.kernel.config;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The network interfaces of this host. */
public interface NetworkInterfaces {
  /**
   * One interface.
   *
   * @param addresses in the order of the operating system
   */
  record Interface(String name, boolean up, boolean loopback, List<Address> addresses) {
    public Interface {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * An address of an interface.
   *
   * @param prefixLength bits of its network
   */
  record Address(InetAddress ip, int prefixLength) {}

  /** All interfaces, in the order of the operating system. */
  List<Interface> all() throws IOException;

  /** The name of the interface that the default route leads to. */
  Optional<String> ofDefaultRoute() throws IOException;

  /** Those of the operating system, read anew on every call. */
  static NetworkInterfaces system() {
    return new SystemNetworkInterfaces();
  }
}
