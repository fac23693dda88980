package io.consuljvm.cli;

import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;

/** {@code consul version} ({@code C285 - C287}). */
public final class VersionCommand implements CliCommand {
  /** The version of Consul whose behaviour this is. */
  private static final String VERSION = "v0.7.2";

  @Override
  public String name() {
    return "version";
  }

  @Override
  public String synopsis() {
    return "Prints the Consul version";
  }

  @Override
  public String help() {
    return """
    Usage: consul version

      Prints the version and the protocol versions that this agent speaks.\
    """;
  }

  @Override
  public int run(CliCall call) {
    call.out().println("Consul " + VERSION);
    call.out()
        .println(
            "Protocol 2 spoken by default, understands 2 to 3"
                + " (agent will automatically use protocol >2 when speaking to compatible agents)");
    return 0;
  }
}
