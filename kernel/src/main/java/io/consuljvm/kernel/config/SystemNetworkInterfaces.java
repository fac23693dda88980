package io.consuljvm.kernel.config;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Asks the operating system. */
final class SystemNetworkInterfaces implements NetworkInterfaces {
  private static final Path ROUTES = Path.of("/proc/net/route");

  @Override
  public List<Interface> all() throws IOException {
    List<Interface> interfaces = new ArrayList<>();
    for (NetworkInterface found : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      List<Address> addresses = new ArrayList<>();
      for (InterfaceAddress address : found.getInterfaceAddresses()) {
        addresses.add(new Address(address.getAddress(), address.getNetworkPrefixLength()));
      }
      interfaces.add(new Interface(found.getName(), found.isUp(), found.isLoopback(), addresses));
    }
    return interfaces;
  }

  /** Linux lists its routes; elsewhere it is the first interface that others can reach. */
  @Override
  public Optional<String> ofDefaultRoute() throws IOException {
    if (Files.isReadable(ROUTES)) {
      for (String line : Files.readAllLines(ROUTES)) {
        String[] columns = line.split("\t");
        if (columns.length > 7 && columns[1].equals("00000000") && columns[7].equals("00000000")) {
          return Optional.of(columns[0]);
        }
      }
      return Optional.empty();
    }
    for (Interface candidate : all()) {
      if (candidate.up() && !candidate.loopback() && !candidate.addresses().isEmpty()) {
        return Optional.of(candidate.name());
      }
    }
    return Optional.empty();
  }
}
