package io.consuljvm.kernel.config;

import java.util.HashMap;
import java.util.Map;

/** No two listeners share an address and port, as far as that is visible ({@code F073}). */
final class UniqueListeners {
  private final Map<String, String> taken = new HashMap<>();

  private UniqueListeners() {}

  static void check(Settings settings) throws ConfigException {
    String advertised = settings.get(NetworkKeys.ADVERTISE_ADDR);
    UniqueListeners listeners = new UniqueListeners();
    listeners.add("RPC", settings, NetworkKeys.ADDRESS_RPC, NetworkKeys.PORT_RPC);
    listeners.add("DNS", settings, NetworkKeys.ADDRESS_DNS, NetworkKeys.PORT_DNS);
    listeners.add("HTTP", settings, NetworkKeys.ADDRESS_HTTP, NetworkKeys.PORT_HTTP);
    listeners.add("HTTPS", settings, NetworkKeys.ADDRESS_HTTPS, NetworkKeys.PORT_HTTPS);
    listeners.add("Server RPC", advertised, settings.get(NetworkKeys.PORT_SERVER));
    listeners.add("Serf LAN", advertised, settings.get(NetworkKeys.PORT_SERF_LAN));
    listeners.add("Serf WAN", advertised, settings.get(NetworkKeys.PORT_SERF_WAN));
  }

  private void add(String name, Settings settings, Key<String> host, Key<Integer> port)
      throws ConfigException {
    add(name, settings.get(host), settings.get(port));
  }

  private void add(String name, String configuredHost, int configuredPort) throws ConfigException {
    String host = configuredHost.isEmpty() ? "0.0.0.0" : configuredHost;
    int port = host.startsWith("unix") ? 0 : configuredPort;
    if (host.equals("0.0.0.0") && port <= 0) {
      return;
    }
    String before = taken.put(host + " " + port, name);
    if (before != null) {
      throw new ConfigException(
          "All listening endpoints must be unique: "
              + name
              + " address already configured for "
              + before);
    }
  }
}
