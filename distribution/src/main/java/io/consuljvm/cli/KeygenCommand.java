package io.consuljvm.cli;

import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;
import java.security.SecureRandom;
import java.util.Base64;

/** {@code consul keygen} ({@code C176}). */
public final class KeygenCommand implements CliCommand {
  private static final int KEY_BYTES = 16;

  @Override
  public String name() {
    return "keygen";
  }

  @Override
  public String synopsis() {
    return "Generates a new encryption key";
  }

  @Override
  public String help() {
    return """
    Usage: consul keygen

      Makes a random key for the encryption of gossip traffic and prints it in
      the form that "consul agent -encrypt" and the "encrypt" setting take.\
    """;
  }

  @Override
  public int run(CliCall call) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    call.out().println(Base64.getEncoder().encodeToString(key));
    return 0;
  }
}
