package io.consuljvm.cli;

import io.consuljvm.spi.cli.CliCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The commands that exist, by name. Immutable. */
final class CommandSet {
  private static final String SERVICE = "META-INF/services/" + CliCommand.class.getName();

  private final SortedMap<String, CliCommand> commands;
  private final List<Path> pluginDirectories;

  private CommandSet(SortedMap<String, CliCommand> commands, List<Path> pluginDirectories) {
    this.commands = commands;
    this.pluginDirectories = List.copyOf(pluginDirectories);
  }

  /**
   * The commands whose classes are at hand.
   *
   * @param pluginDirectories where {@link #withPluginJars} will look
   */
  static CommandSet onClassPath(List<Path> pluginDirectories) {
    SortedMap<String, CliCommand> commands = new TreeMap<>();
    for (CliCommand command : ServiceLoader.load(CliCommand.class)) {
      commands.put(command.name(), command);
    }
    return new CommandSet(commands, pluginDirectories);
  }

  /**
   * These commands and those of the jars in the plugin directories; none of the latter replaces one
   * of the former.
   *
   * @param problems gets a line for each jar that cannot be used
   */
  CommandSet withPluginJars(PrintStream problems) {
    SortedMap<String, CliCommand> all = new TreeMap<>(commands);
    for (Path jar : jars(problems)) {
      try {
        if (hasCommands(jar)) {
          // Not closed: the command's classes are loaded while it runs, and then the process ends.
          ClassLoader loader =
              new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
          for (CliCommand command : ServiceLoader.load(CliCommand.class, loader)) {
            all.putIfAbsent(command.name(), command);
          }
        }
      } catch (IOException | ServiceConfigurationError | LinkageError e) {
        problems.println("Plugin " + jar.getFileName() + " is left out: " + e.getMessage());
      }
    }
    return new CommandSet(all, List.of());
  }

  private List<Path> jars(PrintStream problems) {
    return pluginDirectories.stream()
        .filter(Files::isDirectory)
        .flatMap(directory -> {
          try (Stream<Path> files = Files.list(directory)) {
            return files
                .filter(file -> file.toString().endsWith(".jar"))
                .sorted()
                .toList()
                .stream();
          } catch (IOException | UncheckedIOException e) {
            problems.println("Cannot look for plugins in " + directory + ": " + e.getMessage());
            return Stream.empty();
          }
        })
        .toList();
  }

  private static boolean hasCommands(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(SERVICE) != null;
    }
  }

  Optional<CliCommand> find(String name) {
    return Optional.ofNullable(commands.get(name));
  }

  /** Those with a name of one word, sorted ({@code C003}). */
  Collection<CliCommand> topLevel() {
    return commands.values().stream().filter(each -> each.name().indexOf(' ') < 0).toList();
  }

  /** Those with a name of one word more than this, sorted. */
  Collection<CliCommand> below(String name) {
    String prefix = name + " ";
    return commands.values().stream()
        .filter(each -> each.name().startsWith(prefix))
        .filter(each -> each.name().indexOf(' ', prefix.length()) < 0)
        .toList();
  }

  /** The number of words in the longest name. */
  int longestName() {
    return commands.keySet().stream()
        .mapToInt(name -> 1 + (int) name.chars().filter(c -> c == ' ').count())
        .max()
        .orElse(0);
  }
}
