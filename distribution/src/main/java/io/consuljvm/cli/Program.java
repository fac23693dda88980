package io.consuljvm.cli;

import io.consuljvm.spi.cli.CliCommand;
import io.consuljvm.spi.cli.CliExit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the command ({@code C001 - C010}): the longest run of words at the head of the arguments
 * that is a command's name.
 */
final class Program {
  private final CommandSet commands;
  private final Console console;

  Program(CommandSet commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  /** Runs what the arguments ask for; the result is the exit code. */
  int run(List<String> arguments) {
    if (asksForVersion(arguments)) {
      return run(new VersionCommand(), List.of());
    }
    boolean help = false;
    List<String> misplaced = new ArrayList<>();
    int first = 0;
    for (; first < arguments.size(); first++) {
      String argument = arguments.get(first);
      if (isHelp(argument)) {
        help = true;
      } else if (argument.startsWith("-")) {
        misplaced.add(argument);
      } else if (!argument.isEmpty()) {
        break;
      }
    }
    List<String> words = arguments.subList(first, arguments.size());
    Optional<CliCommand> found = find(commands, words);
    if (found.isEmpty()) {
      // Only now it is worth the time to look into jars that the class path does not have.
      CommandSet all = commands.withPluginJars(console.err());
      found = find(all, words);
      if (found.isEmpty()) {
        console.err().println(Usage.program(all.topLevel()));
        return 1;
      }
    }
    CliCommand command = found.get();
    if (help) {
      return showHelp(command);
    }
    if (!misplaced.isEmpty() && !isVersionWord(misplaced)) {
      console
          .err()
          .println("Flags before the subcommand are not understood: " + misplaced.getFirst());
      console.err().println("A subcommand's own flags stand behind its name.");
      console.err().println();
      return showHelp(command);
    }
    return run(command, words.subList(wordsIn(command.name()), words.size()));
  }

  /** C007: these two win wherever they stand, unless behind {@code --}. */
  private static boolean asksForVersion(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.equals("--")) {
        return false;
      }
      if (argument.equals("-v") || argument.equals("--version")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHelp(String argument) {
    return argument.equals("-h") || argument.equals("-help") || argument.equals("--help");
  }

  private static boolean isVersionWord(List<String> misplaced) {
    return misplaced.stream().allMatch(flag -> flag.equals("-version"));
  }

  private static Optional<CliCommand> find(CommandSet commands, List<String> words) {
    for (int count = Math.min(words.size(), commands.longestName()); count > 0; count--) {
      Optional<CliCommand> command = commands.find(String.join(" ", words.subList(0, count)));
      if (command.isPresent()) {
        return command;
      }
    }
    return Optional.empty();
  }

  private int run(CliCommand command, List<String> arguments) {
    try {
      int code = command.run(new Call(command, arguments, console));
      return code == CliCommand.SHOW_HELP ? showHelp(command) : code;
    } catch (CliExit e) {
      return e.code();
    }
  }

  private int showHelp(CliCommand command) {
    console.err().println(Usage.command(command, commands.below(command.name())));
    return 1;
  }

  private static int wordsIn(String name) {
    return name.split(" ", -1).length;
  }
}
