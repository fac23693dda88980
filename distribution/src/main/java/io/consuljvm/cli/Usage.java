package io.consuljvm.cli;

import io.consuljvm.spi.cli.CliCommand;
import java.util.Collection;

/** Lists of commands, for standard error. */
final class Usage {
  private Usage() {}

  /** The list of all commands ({@code C002}), to be ended by one more line end. */
  static String program(Collection<CliCommand> topLevel) {
    return "usage: consul [--version] [--help] <command> [<args>]\n\nAvailable commands are:\n"
        + list(topLevel);
  }

  /** A command's help and its sub-commands, if any ({@code C008}). */
  static String command(CliCommand command, Collection<CliCommand> below) {
    return below.isEmpty()
        ? command.help()
        : command.help() + "\n\nSubcommands:\n\n" + list(below).stripTrailing();
  }

  private static String list(Collection<CliCommand> commands) {
    int longest = commands.stream().mapToInt(each -> lastWord(each).length()).max().orElse(0);
    StringBuilder lines = new StringBuilder();
    for (CliCommand each : commands) {
      String name = lastWord(each);
      lines
          .append("    ")
          .append(name)
          .append(" ".repeat(longest - name.length() + 4))
          .append(each.synopsis())
          .append('\n');
    }
    return lines.toString();
  }

  private static String lastWord(CliCommand command) {
    return command.name().substring(command.name().lastIndexOf(' ') + 1);
  }
}
