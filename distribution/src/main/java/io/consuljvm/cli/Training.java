package io.consuljvm.cli;

import java.util.List;

/**
 * Runs an agent, or the common commands one after the other, so that the build can keep what they
 * load in an ahead-of-time cache. No part of a run of the product.
 */
final class Training {
  private static final List<String> LINES =
      List.of(
          "kv get a",
          "kv get -detailed a",
          "kv get -keys a",
          "kv get -recurse a",
          "kv put a b",
          "kv put -flags=1 a @none",
          "kv delete a",
          "kv get -h",
          "keygen",
          "configtest -config-file=none.json",
          "version",
          "bogus");

  private Training() {}

  /**
   * Takes a command line, or nothing for all of the above, with the agent's address in the
   * environment.
   */
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      Main.run(List.of(arguments));
    } else {
      for (String line : LINES) {
        Main.run(List.of(line.split(" ")));
      }
    }
    // The cache is written by an orderly end only.
    System.exit(0);
  }
}
