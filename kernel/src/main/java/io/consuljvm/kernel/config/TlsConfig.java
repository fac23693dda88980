package io.consuljvm.kernel.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Certificates, and what to verify with them ({@code F082 - F088}).
 *
 * @param authority certificates of the authority, PEM
 * @param certificate this agent's, PEM
 * @param key the certificate's private key, PEM
 * @param verifyIncoming whether connections need a certificate of the authority
 * @param verifyOutgoing whether to connect with TLS and to check the authority; true if {@code
 *     verifyServerName} is
 * @param verifyServerName whether servers need a certificate with the server's name
 * @param serverName the name to expect in certificates; empty for the node's
 */
public record TlsConfig(
    Optional<Path> authority,
    Optional<Path> certificate,
    Optional<Path> key,
    boolean verifyIncoming,
    boolean verifyOutgoing,
    boolean verifyServerName,
    String serverName) {
  static TlsConfig of(Settings settings) {
    boolean byName = settings.get(SecurityKeys.VERIFY_SERVER_HOSTNAME);
    return new TlsConfig(
        AgentConfig.path(settings.get(SecurityKeys.CA_FILE)),
        AgentConfig.path(settings.get(SecurityKeys.CERT_FILE)),
        AgentConfig.path(settings.get(SecurityKeys.KEY_FILE)),
        settings.get(SecurityKeys.VERIFY_INCOMING),
        byName || settings.get(SecurityKeys.VERIFY_OUTGOING),
        byName,
        settings.get(SecurityKeys.SERVER_NAME));
  }
}
