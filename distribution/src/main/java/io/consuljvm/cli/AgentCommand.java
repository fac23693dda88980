package io.consuljvm.cli;

import io.consuljvm.kernel.AgentProgram;
import io.consuljvm.kernel.config.AgentFlag;
import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;
import io.consuljvm.spi.cli.CliExit;
import java.util.List;

/** {@code consul agent}: hands the flags to the kernel ({@code C060 - C138}). */
public final class AgentCommand implements CliCommand {
  private static final int INTERRUPTED = 1;

  @Override
  public String name() {
    return "agent";
  }

  @Override
  public String synopsis() {
    return "Runs a Consul agent";
  }

  @Override
  public String help() {
    return """
    ==> Usage: consul agent [options]

      Runs an agent, a server or a client, until it is told to stop.

    Options:

    """
        + AgentFlagSet.HELP;
  }

  @Override
  public int run(CliCall call) throws CliExit {
    List<AgentFlag> flags =
        Call.scan(call, this, AgentFlagSet.types()).given().stream()
            .map(given -> new AgentFlag(given.name(), given.value()))
            .toList();
    try {
      return new AgentProgram(flags, call.out(), call.err()).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }
}
