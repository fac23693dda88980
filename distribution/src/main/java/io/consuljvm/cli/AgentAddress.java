package io.consuljvm.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the agent's HTTP API listens. What differs is methods here: a switch over the types would
 * cost each run of the command line a dozen milliseconds, for no cache keeps what it spins.
 */
sealed interface AgentAddress {
  /** {@code HOST:PORT} as the user wrote it; the port defaults to the scheme's. */
  record Tcp(String authority, boolean tls) implements AgentAddress {
    String host() {
      int colon = portColon();
      String host = colon < 0 ? authority : authority.substring(0, colon);
      return host.startsWith("[") && host.endsWith("]")
          ? host.substring(1, host.length() - 1)
          : host;
    }

    /** The port as written, maybe not a number. */
    String port() {
      int colon = portColon();
      return colon < 0 ? (tls ? "443" : "80") : authority.substring(colon + 1);
    }

    private int portColon() {
      return authority.indexOf(':', authority.lastIndexOf(']') + 1);
    }

    @Override
    public String url() {
      return (tls ? "https://" : "http://") + authority;
    }

    @Override
    public String hostHeader() {
      return authority;
    }

    @Override
    public Connection connect(boolean verifyTls) throws IOException {
      return Connection.tcp(this, verifyTls);
    }
  }

  record Unix(Path path) implements AgentAddress {
    @Override
    public String url() {
      return "http://" + path.toString().replace("/", "%2F");
    }

    @Override
    public String hostHeader() {
      return "localhost";
    }

    @Override
    public Connection connect(boolean verifyTls) throws IOException {
      return Connection.unix(path);
    }
  }

  /** Scheme and authority, for messages. */
  String url();

  String hostHeader();

  /**
   * Opens a connection.
   *
   * @param verifyTls whether a certificate is checked
   */
  Connection connect(boolean verifyTls) throws IOException;

  /** Reads {@code HOST:PORT} or {@code unix:///PATH} ({@code C022}). */
  static AgentAddress parse(String text, boolean tls) {
    return text.startsWith("unix://")
        ? new Unix(Path.of(text.substring("unix://".length())))
        : new Tcp(text, tls);
  }
}
