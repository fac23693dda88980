package io.consuljvm.kernel;

import io.consuljvm.kernel.config.AgentConfig;
import io.consuljvm.kernel.config.Ports;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.membership.Pool;
import java.util.List;
import java.util.stream.Stream;

/** What is printed once the agent runs ({@code C101 - C111}). */
record Banner(AgentConfig config, Node node) {

  /**
   * @param announced whether it comes behind an arrow
   */
  record Line(boolean announced, String text) {}

  List<Line> lines() {
    Ports ports = config.ports();
    return List.of(
        new Line(true, "Consul agent running!"),
        fact("Version", "'v" + node.version() + "'"),
        fact("Node name", "'" + node.name() + "'"),
        fact("Datacenter", "'" + node.datacenter() + "'"),
        fact("Server", node.server() + " (bootstrap: " + config.server().bootstrap() + ")"),
        fact(
            "Client Addr",
            String.format(
                "%s (HTTP: %d, HTTPS: %d, DNS: %d, RPC: %d)",
                config.addresses().client(),
                ports.http(),
                ports.https(),
                ports.dns(),
                ports.rpc())),
        fact(
            "Cluster Addr",
            String.format(
                "%s (LAN: %d, WAN: %d)",
                config.addresses().advertised().getHostAddress(),
                ports.serfLan(),
                ports.serfWan())),
        fact(
            "Gossip encrypt",
            String.format(
                "%b, RPC-TLS: %b, TLS-Incoming: %b",
                encrypted(), config.tls().verifyOutgoing(), config.tls().verifyIncoming())),
        fact("Atlas", "<disabled>"),
        new Line(false, ""),
        new Line(true, "Log data will now stream in as it occurs:\n"));
  }

  /** Labels are right-aligned. */
  private static Line fact(String label, String value) {
    return new Line(false, String.format("%14s: %s", label, value));
  }

  private boolean encrypted() {
    return Stream.of(node.lan(), node.wan())
        .flatMap(pool -> pool.map(Pool::keyring).stream())
        .anyMatch(Pool.Keyring::encrypted);
  }
}
