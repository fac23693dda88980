package io.consuljvm.http;

import com.typesafe.config.Config;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A place to listen at ({@code H001 - H004}). */
sealed interface ListenAddress {
  String UNIX = "unix://";

  /**
   * @param tls whether clients speak HTTPS
   */
  record Tcp(InetSocketAddress address, boolean tls) implements ListenAddress {}

  record Unix(Path path) implements ListenAddress {}

  /**
   * What a configuration asks for.
   *
   * @throws IOException if an address is none
   */
  static List<ListenAddress> of(Config config) throws IOException {
    List<ListenAddress> addresses = new ArrayList<>();
    int https = config.getInt("ports.https");
    if (https > 0) {
      addresses.add(parse(text(config, "addresses.https"), https, true));
    }
    int http = config.getInt("ports.http");
    if (http > 0) {
      addresses.add(parse(text(config, "addresses.http"), http, false));
    }
    return addresses;
  }

  private static String text(Config config, String key) {
    boolean own = config.hasPath(key) && !config.getString(key).isEmpty();
    return config.getString(own ? key : "client_addr");
  }

  private static ListenAddress parse(String text, int port, boolean tls) throws IOException {
    if (!tls && text.startsWith(UNIX)) {
      return new Unix(Path.of(text.substring(UNIX.length())));
    }
    InetAddress ip = NetUtil.createInetAddressFromIpAddressString(text);
    if (ip == null) {
      throw new IOException(
          "Failed to get ClientListener address:port: Failed to parse IP: " + text);
    }
    return new Tcp(new InetSocketAddress(ip, port), tls);
  }
}
