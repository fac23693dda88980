package io.consuljvm.cli;

import java.util.List;

/**
 * Runs the common commands one after the other, so that the build can keep what they load in an
 * ahead-of-time cache. No part of a run of the product.
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

  /** Takes the agent's address from the environment. */
  public static void main(String[] arguments) {
    for (String line : LINES) {
      Main.run(List.of(line.split(" ")));
    }
  }
}
