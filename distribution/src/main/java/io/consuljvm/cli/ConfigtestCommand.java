package io.consuljvm.cli;

import io.consuljvm.cli.FlagScan.Given;
import io.consuljvm.kernel.config.ConfigException;
import io.consuljvm.kernel.config.ConfigLoader;
import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;
import io.consuljvm.spi.cli.CliExit;
import java.util.List;
import java.util.Map;

/** {@code consul configtest} ({@code C139 - C144}). */
public final class ConfigtestCommand implements CliCommand {
  private static final Map<String, FlagType> FLAGS =
      Map.of("config-file", FlagType.TEXT, "config-dir", FlagType.TEXT);

  @Override
  public String name() {
    return "configtest";
  }

  @Override
  public String synopsis() {
    return "Validate config file";
  }

  @Override
  public String help() {
    return """
    Usage: consul configtest [options]

      Reads configuration files as "consul agent" would, and says what is wrong
      with them, without starting anything. The exit code is 0 if nothing is, and
      1 otherwise.

    Options:

      -config-file=<path>      A file to read: JSON, or HOCON if its name ends in
                               ".conf" or ".hocon". May be repeated.

      -config-dir=<path>       A directory whose configuration files are read in the
                               order of their names. May be repeated.\
    """;
  }

  @Override
  public int run(CliCall call) throws CliExit {
    List<String> paths = Call.scan(call, this, FLAGS).given().stream().map(Given::value).toList();
    if (paths.isEmpty()) {
      call.out().println("Must specify config using -config-file or -config-dir");
      return 1;
    }
    try {
      ConfigLoader.system().test(paths);
      return 0;
    } catch (ConfigException e) {
      call.out().println("Config validation failed: " + e.getMessage());
      return 1;
    }
  }
}
