package io.consuljvm.raft;

import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.Server;
import java.util.stream.Collectors;

/** A configuration as Go prints it: {@code [{Suffrage:Voter ID:a Address:a}]}. */
final class ServersText {
  private ServersText() {}

  static String of(Configuration configuration) {
    return configuration.servers().stream()
        .map(ServersText::of)
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private static String of(Server server) {
    String suffrage =
        switch (server.suffrage()) {
          case VOTER -> "Voter";
          case NONVOTER -> "Nonvoter";
          case STAGING -> "Staging";
        };
    return "{Suffrage:" + suffrage + " ID:" + server.id() + " Address:" + server.address() + "}";
  }
}
