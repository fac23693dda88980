package io.consuljvm.spi.cli;

/**
 * A sub-command of the {@code consul} program. Named in {@code
 * META-INF/services/io.consuljvm.spi.cli.CliCommand}, for the command line does without a plugin
 * framework: it has to be quick.
 *
 * <p>A command reads its flags with {@link CliCall#parse}, prints, and returns an exit code.
 */
public interface CliCommand {
  /**
   * Returned by {@link #run} of a command that only groups others, such as {@code kv}: the program
   * prints its help and the list of its sub-commands to standard error, and ends with code 1
   * ({@code C008}).
   */
  int SHOW_HELP = Integer.MIN_VALUE;

  /** One word, or several such as {@code kv get}. */
  String name();

  /** The line in the list of commands ({@code C004 - C010}). */
  String synopsis();

  /** The help text, from {@code Usage: consul …} to the last option, without a final newline. */
  String help();

  /**
   * Runs the command.
   *
   * @return 0 for success, 1 for an error, 2 where spec/cli.md says so ({@code C019}), or {@link
   *     #SHOW_HELP}
   * @throws CliExit from {@link CliCall#parse}; to be passed on
   */
  int run(CliCall call) throws CliExit;
}
