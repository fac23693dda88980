package io.consuljvm.kernel.config;

/**
 * Who an agent is.
 *
 * @param nodeName unique in the datacenter
 * @param datacenter in lower case: letters, digits, {@code _} and {@code -}
 * @param domain of DNS names, as configured, such as {@code consul.}
 * @param protocol that it speaks, 2 or 3
 */
public record Identity(String nodeName, String datacenter, String domain, int protocol) {
  static Identity of(Settings settings) {
    return new Identity(
        settings.get(CoreKeys.NODE_NAME),
        settings.get(CoreKeys.DATACENTER),
        settings.get(CoreKeys.DOMAIN),
        settings.get(CoreKeys.PROTOCOL));
  }
}
