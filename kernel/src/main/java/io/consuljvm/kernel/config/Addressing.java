package io.consuljvm.kernel.config;

import java.net.InetAddress;

/**
 * Fills in the addresses ({@code F021, F056 - F065}): templates are expanded, and what is not
 * configured follows from what is.
 */
final class Addressing {
  private final NetworkInterfaces interfaces;
  private final AddressTemplate template;

  Addressing(NetworkInterfaces interfaces) {
    this.interfaces = interfaces;
    this.template = new AddressTemplate(interfaces);
  }

  /**
   * The settings with every address that is needed, except that those of client listeners stay
   * empty where {@code client_addr} applies.
   */
  Settings resolve(Settings settings) throws ConfigException {
    Settings result = advertised(settings);
    result = expanded(result, NetworkKeys.ADVERTISE_ADDR, "Advertise address");
    result = expanded(result, NetworkKeys.ADDRESS_DNS, "DNS address");
    result = expanded(result, NetworkKeys.ADDRESS_HTTP, "HTTP address");
    result = expanded(result, NetworkKeys.ADDRESS_HTTPS, "HTTPS address");
    result = expanded(result, NetworkKeys.ADDRESS_RPC, "RPC address");
    result = expanded(result, NetworkKeys.ADVERTISE_ADDR_WAN, "Advertise WAN address");
    result = expanded(result, NetworkKeys.BIND_ADDR, "Bind address");
    result = expanded(result, NetworkKeys.CLIENT_ADDR, "Client address");
    result = expanded(result, NetworkKeys.SERF_LAN_BIND, "Serf LAN Address");
    return expanded(result, NetworkKeys.SERF_WAN_BIND, "Serf WAN Address");
  }

  private Settings advertised(Settings settings) throws ConfigException {
    String bind = settings.get(NetworkKeys.BIND_ADDR);
    String lan = settings.get(NetworkKeys.ADVERTISE_ADDR);
    if (!lan.isEmpty()) {
      lan = parsed(lan, "Advertise address", "");
    } else if (bind.equals("[::]")) {
      lan = IpText.write(AdvertiseAddress.onlyPublicV6(interfaces));
    } else if (bind.equals("0.0.0.0")) {
      lan = IpText.write(AdvertiseAddress.onlyPrivateV4(interfaces));
    } else {
      lan = bind;
    }
    String wan = settings.get(NetworkKeys.ADVERTISE_ADDR_WAN);
    wan = wan.isEmpty() ? lan : parsed(wan, "Advertise WAN address", " for wan");
    return settings
        .replacing(NetworkKeys.ADVERTISE_ADDR, lan)
        .replacing(NetworkKeys.ADVERTISE_ADDR_WAN, wan);
  }

  private String parsed(String configured, String label, String which) throws ConfigException {
    String text = template.single(configured, label + " resolution failed: ");
    if (IpText.read(text).isEmpty()) {
      throw new ConfigException("Failed to parse advertise address" + which + ": " + text);
    }
    return text;
  }

  private Settings expanded(Settings settings, Key<String> key, String label)
      throws ConfigException {
    String text = settings.get(key);
    return text.isEmpty()
        ? settings
        : settings.replacing(key, template.single(text, label + " resolution failed: "));
  }

  /** The address of text that has been through {@link #resolve}; an empty one is any address. */
  static InetAddress ip(String text) {
    return IpText.read(text.equals("[::]") ? "::" : text)
        .orElseGet(() -> IpText.address(new byte[4]));
  }
}
