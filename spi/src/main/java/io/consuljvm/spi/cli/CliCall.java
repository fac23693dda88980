package io.consuljvm.spi.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** One run of a command. */
public interface CliCall {
  /** What stands behind the command's name, flags included, as given. */
  List<String> arguments();

  /**
   * Reads the flags into the fields of {@code flags} that carry JCommander's {@code @Parameter},
   * with the rules of {@code C011 - C017}: one dash or two, {@code =value} or a separate one, up to
   * the first argument that is no flag.
   *
   * @return the arguments behind the flags
   * @throws CliExit after the error and the help have been printed
   */
  List<String> parse(Object flags) throws CliExit;

  /** The agent's HTTP API at the address that flags and environment give ({@code C022 - C029}). */
  AgentHttp http(HttpFlags flags);

  /** {@code HOST:PORT} or a path of the agent's RPC listener ({@code C023, C024}). */
  String rpcAddress(String flag);

  /** Where all output and all error messages of a command go ({@code C018}). */
  PrintStream out();

  /** Where only raw flag errors go ({@code C018}). */
  PrintStream err();

  InputStream in();

  Map<String, String> environment();

  /** Prints a usage error: the text, an empty line, the help; the exit code 1. */
  int usageError(String text);
}
