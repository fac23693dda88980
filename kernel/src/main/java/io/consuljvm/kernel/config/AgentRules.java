package io.consuljvm.kernel.config;

import io.consuljvm.codec.GoStrconv;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * What the original finds out only while it starts, in its order: values that other parts of the
 * agent would stumble over. What can be told without opening a file or a port is told here.
 */
final class AgentRules {
  private static final int PROTOCOL_MIN = 2;
  private static final int PROTOCOL_MAX = 3;

  private AgentRules() {}

  /**
   * @throws ConfigException with the text behind {@code Error starting agent: }
   */
  static void check(Settings settings) throws ConfigException {
    String downPolicy = settings.get(SecurityKeys.ACL_DOWN_POLICY);
    if (!Set.of("allow", "deny", "extend-cache").contains(downPolicy)) {
      throw new ConfigException("invalid ACL down policy " + GoStrconv.quote(downPolicy));
    }
    if (StartupRules.keyIsUsed(settings)
        && !GossipKey.isSize(GossipKey.length(settings.get(SecurityKeys.ENCRYPT).reveal()))) {
      throw new ConfigException(
          "Failed to configure keyring: Invalid key: key size must be 16, 24 or 32 bytes");
    }
    bindable(settings, NetworkKeys.BIND_ADDR);
    bindable(settings, NetworkKeys.SERF_LAN_BIND);
    bindable(settings, NetworkKeys.SERF_WAN_BIND);
    try {
      checkConsul(settings);
    } catch (ConfigException e) {
      String role = settings.get(CoreKeys.SERVER) ? "server" : "client";
      throw new ConfigException("Failed to start Consul " + role + ": " + e.getMessage());
    }
  }

  /** The original binds what it cannot read to all addresses, or fails later on. */
  private static void bindable(Settings settings, Key<String> key) throws ConfigException {
    String address = settings.get(key);
    if (!address.isEmpty() && !address.equals("[::]") && IpText.read(address).isEmpty()) {
      throw new ConfigException("Failed to parse " + key + ": " + address);
    }
  }

  private static void checkConsul(Settings settings) throws ConfigException {
    int protocol = settings.get(CoreKeys.PROTOCOL);
    if (protocol < PROTOCOL_MIN || protocol > PROTOCOL_MAX) {
      throw new ConfigException(
          "Protocol version '"
              + protocol
              + "' too "
              + (protocol < PROTOCOL_MIN ? "low" : "high")
              + ". Must be in range: ["
              + PROTOCOL_MIN
              + ", "
              + PROTOCOL_MAX
              + "]");
    }
    String policy = settings.get(SecurityKeys.ACL_DEFAULT_POLICY);
    if (!policy.equals("allow") && !policy.equals("deny")) {
      throw new ConfigException("Unsupported default ACL policy: " + policy);
    }
    checkTls(settings);
    checkAdvertised(settings);
  }

  /** What the files hold is found out by whoever reads them. */
  private static void checkTls(Settings settings) throws ConfigException {
    boolean noAuthority = settings.get(SecurityKeys.CA_FILE).isEmpty();
    boolean outgoing =
        settings.get(SecurityKeys.VERIFY_OUTGOING)
            || settings.get(SecurityKeys.VERIFY_SERVER_HOSTNAME);
    if (outgoing && noAuthority) {
      throw new ConfigException("VerifyOutgoing set, and no CA certificate provided!");
    }
    if (settings.get(SecurityKeys.VERIFY_INCOMING) && settings.get(CoreKeys.SERVER)) {
      if (noAuthority) {
        throw new ConfigException("VerifyIncoming set, and no CA certificate provided!");
      }
      if (settings.get(SecurityKeys.CERT_FILE).isEmpty()
          || settings.get(SecurityKeys.KEY_FILE).isEmpty()) {
        throw new ConfigException("VerifyIncoming set, and no Cert/Key pair provided!");
      }
    }
  }

  private static void checkAdvertised(Settings settings) throws ConfigException {
    if (!settings.get(CoreKeys.SERVER)) {
      return;
    }
    SocketAddress rpc =
        settings
            .given(NetworkKeys.ADVERTISE_RPC)
            .orElseGet(() ->
                new SocketAddress(
                    Addressing.ip(settings.get(NetworkKeys.ADVERTISE_ADDR)),
                    settings.get(NetworkKeys.PORT_SERVER)));
    if (rpc.ip().isAnyLocalAddress()) {
      throw new ConfigException(
          "Failed to start RPC layer: RPC advertise address is not advertisable: " + rpc);
    }
  }

  /**
   * Client listeners that are on have an address ({@code F058, F065}).
   *
   * @throws ConfigException with the whole text
   */
  static void checkListeners(Settings settings) throws ConfigException {
    listener(settings, NetworkKeys.ADDRESS_RPC, true, "Invalid RPC bind address: ");
    String http = "Error starting http servers: Failed to get ClientListener address:port: ";
    listener(
        settings,
        NetworkKeys.ADDRESS_HTTPS,
        settings.get(NetworkKeys.PORT_HTTPS) > 0,
        "Error starting http servers: ");
    listener(settings, NetworkKeys.ADDRESS_HTTP, settings.get(NetworkKeys.PORT_HTTP) > 0, http);
    listener(
        settings,
        NetworkKeys.ADDRESS_DNS,
        settings.get(NetworkKeys.PORT_DNS) > 0,
        "Invalid DNS bind address: ");
  }

  private static void listener(Settings settings, Key<String> key, boolean on, String prefix)
      throws ConfigException {
    String own = settings.get(key);
    String address = own.isEmpty() ? settings.get(NetworkKeys.CLIENT_ADDR) : own;
    Optional<InetAddress> ip = IpText.read(address);
    if (on && ip.isEmpty() && !address.startsWith("unix://")) {
      throw new ConfigException(prefix + "Failed to parse IP: " + address);
    }
  }
}
