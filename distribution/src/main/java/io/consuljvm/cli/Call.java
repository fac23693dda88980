package io.consuljvm.cli;

import io.consuljvm.spi.cli.AgentHttp;
import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;
import io.consuljvm.spi.cli.CliExit;
import io.consuljvm.spi.cli.HttpFlags;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** One run of one command on a console. */
record Call(CliCommand command, List<String> arguments, Console console) implements CliCall {
  private static final String DEFAULT_RPC_ADDRESS = "127.0.0.1:8400";

  Call {
    arguments = List.copyOf(arguments);
  }

  @Override
  public List<String> parse(Object flags) throws CliExit {
    FlagFields fields = new FlagFields(flags);
    FlagScan scan = scan(this, command, fields.types());
    fields.set(scan.given());
    return scan.arguments();
  }

  /** Reads flags in order; prints errors and help as every command does. */
  static FlagScan scan(CliCall call, CliCommand command, Map<String, FlagType> types)
      throws CliExit {
    try {
      FlagScan scan = FlagScan.of(types, call.arguments());
      if (!scan.helpAsked()) {
        return scan;
      }
    } catch (FlagException e) {
      call.err().println(e.getMessage());
    }
    call.out().println(command.help());
    throw new CliExit(1);
  }

  @Override
  public AgentHttp http(HttpFlags flags) {
    HttpSettings settings = HttpSettings.of(environment());
    String address = flags.address().filter(flag -> !flag.isEmpty()).orElse(settings.address());
    String token = flags.token().isEmpty() ? settings.token() : flags.token();
    return new SocketHttp(
        AgentAddress.parse(address, settings.tls()), settings, flags.datacenter(), token);
  }

  @Override
  public String rpcAddress(String flag) {
    // C024: the variable wins over the flag.
    String variable = environment().getOrDefault("CONSUL_RPC_ADDR", "");
    if (!variable.isEmpty()) {
      return variable;
    }
    return flag.isEmpty() ? DEFAULT_RPC_ADDRESS : flag;
  }

  @Override
  public PrintStream out() {
    return console.out();
  }

  @Override
  public PrintStream err() {
    return console.err();
  }

  @Override
  public InputStream in() {
    return console.in();
  }

  @Override
  public Map<String, String> environment() {
    return console.environment();
  }

  @Override
  public int usageError(String text) {
    out().println(text);
    out().println();
    out().println(command.help());
    return 1;
  }
}
