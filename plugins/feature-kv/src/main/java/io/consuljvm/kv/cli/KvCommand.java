package io.consuljvm.kv.cli;

import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;

/** {@code consul kv}: the group of the commands of this package ({@code C008, C009}). */
public final class KvCommand implements CliCommand {
  @Override
  public String name() {
    return "kv";
  }

  @Override
  public String synopsis() {
    return "Interact with the key-value store";
  }

  @Override
  public String help() {
    return """
    Usage: consul kv <subcommand> [options] [args]

      Reads and writes the key/value store of the cluster.

      Store a value, read it back, see all there is to know about it, remove it:

          $ consul kv put redis/config/connections 5
          $ consul kv get redis/config/connections
          $ consul kv get -detailed redis/config/connections
          $ consul kv delete redis/config/connections

      "consul kv <subcommand> -h" tells more.\
    """;
  }

  @Override
  public int run(CliCall call) {
    return SHOW_HELP;
  }
}
