package io.consuljvm.kernel.config;

/**
 * The configuration cannot be used. The message is what the agent prints behind {@code ==> } before
 * it exits with 1; where the original prints several messages, the later ones follow on lines of
 * their own with their {@code ==> }.
 */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1;

  ConfigException(String message) {
    super(message);
  }
}
