package io.consuljvm.cli;

import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about the agent's HTTP API ({@code C022, C025 - C029}).
 *
 * @param address {@code HOST:PORT} or {@code unix:///PATH}
 * @param token empty for none
 * @param credentials {@code user:password}, with an empty password if only a user was given
 * @param tls whether to talk https
 * @param verifyTls whether the certificate is checked
 */
record HttpSettings(
    String address, String token, Optional<String> credentials, boolean tls, boolean verifyTls) {
  private static final String DEFAULT_ADDRESS = "127.0.0.1:8500";

  static HttpSettings of(Map<String, String> environment) {
    String address = environment.getOrDefault("CONSUL_HTTP_ADDR", "");
    String auth = environment.getOrDefault("CONSUL_HTTP_AUTH", "");
    return new HttpSettings(
        address.isEmpty() ? DEFAULT_ADDRESS : address,
        environment.getOrDefault("CONSUL_HTTP_TOKEN", ""),
        auth.isEmpty() ? Optional.empty() : Optional.of(auth.contains(":") ? auth : auth + ":"),
        flag(environment, "CONSUL_HTTP_SSL", false),
        flag(environment, "CONSUL_HTTP_SSL_VERIFY", true));
  }

  /** C028: what cannot be read as a boolean is ignored. */
  private static boolean flag(Map<String, String> environment, String name, boolean otherwise) {
    try {
      return Boolean.parseBoolean(
          FlagType.BOOLEAN.canonical(environment.getOrDefault(name, String.valueOf(otherwise))));
    } catch (FlagException e) {
      return otherwise;
    }
  }
}
