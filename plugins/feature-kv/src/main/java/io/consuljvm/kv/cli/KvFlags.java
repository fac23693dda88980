package io.consuljvm.kv.cli;

import com.beust.jcommander.Parameter;
import io.consuljvm.spi.cli.AgentHttp;
import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.HttpFlags;
import java.util.Optional;

/** The flags that all commands here share ({@code C185}). */
class KvFlags {
  static final String HELP =
      """
      API Options:

        -http-addr=<addr>       The agent to talk to, as HOST:PORT or unix:///PATH. Without
                                it, CONSUL_HTTP_ADDR counts, and then 127.0.0.1:8500.

        -datacenter=<name>      The datacenter to work in; the agent's own by default.

        -token=<value>          The ACL token to use. Without it, CONSUL_HTTP_TOKEN counts,
                                and then the agent's own token.

        -stale                  Lets any server answer a read, not only the leader: quicker,
                                and maybe a little behind. Writes are not affected.
      """;

  @Parameter(names = "-http-addr")
  private String address = "";

  @Parameter(names = "-datacenter")
  private String datacenter = "";

  @Parameter(names = "-token")
  private String token = "";

  AgentHttp http(CliCall call) {
    return call.http(new HttpFlags(Optional.of(address), datacenter, token));
  }
}
