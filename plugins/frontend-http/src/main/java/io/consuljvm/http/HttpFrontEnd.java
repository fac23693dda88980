package io.consuljvm.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import io.consuljvm.spi.FrontEnd;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpRoute;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pf4j.Extension;

/** The HTTP and HTTPS interface of the agent (spec/http.md). */
@Extension
public final class HttpFrontEnd implements FrontEnd {
  private static final String PLUGIN = "frontend-http";
  private static final String NAME = "http";

  private volatile HttpServer server;
  private HttpLimits limits;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start(Node node, List<HttpRoute> routes) throws IOException {
    try {
      start(node, routes, ListenAddress.of(node.config()));
    } catch (IOException e) {
      throw new IOException("Error starting http servers: " + e.getMessage(), e);
    }
  }

  /** Starts to listen at given addresses, whatever the configuration says of them. */
  void start(Node node, List<HttpRoute> routes, List<ListenAddress> addresses) throws IOException {
    Config config = node.config();
    limits = HttpLimits.of(node.config(PLUGIN));
    ByteBufAllocator allocator = allocator();
    HttpServer opening = new HttpServer(connections(node, routes, allocator), limits, allocator);
    try {
      for (ListenAddress address : addresses) {
        switch (address) {
          case ListenAddress.Tcp(var at, boolean tls) -> {
            if (tls) {
              opening.listen(at, Tls.context(config));
            } else {
              opening.listen(at);
            }
          }
          case ListenAddress.Unix(Path path) -> opening.listen(SocketFile.of(path, config));
        }
      }
    } catch (IOException e) {
      opening.close(limits.stopGrace());
      throw e;
    }
    server = opening;
  }

  private Connections connections(Node node, List<HttpRoute> routes, ByteBufAllocator allocator) {
    Config config = node.config();
    String uiDirectory = text(config, "ui_dir");
    boolean ui = !uiDirectory.isEmpty() || config.hasPath("ui") && config.getBoolean("ui");
    RequestHandling handling =
        new RequestHandling(
            new Router(withUi(routes, uiDirectory)),
            new IndexPage(ui),
            new ReplyEncoder(allocator, new HttpDate(node.clock())),
            apiFields(config),
            node.development(),
            node.clock(),
            node.metrics());
    Exchange.AgentDefaults defaults =
        new Exchange.AgentDefaults(node.datacenter(), text(config, "acl_token"));
    return new Connections(
        new Connection.Shared(handling, limits, defaults, node.clock()::nanoTime), node.metrics());
  }

  /** A directory of the user's own takes precedence over built-in pages ({@code H016}). */
  private static List<HttpRoute> withUi(List<HttpRoute> routes, String directory) {
    if (directory.isEmpty()) {
      return routes;
    }
    List<HttpRoute> all = new ArrayList<>(routes);
    all.removeIf(route -> route.path().equals(StaticFiles.PATH));
    all.add(HttpRoute.any(StaticFiles.PATH, new StaticFiles(Path.of(directory))));
    return all;
  }

  /** {@code H048, H052}. */
  private static HeaderFields apiFields(Config config) {
    HeaderFields fields = new HeaderFields();
    if (config.hasPath("http_api_response_headers")) {
      for (Map.Entry<String, ConfigValue> header :
          config.getObject("http_api_response_headers").entrySet()) {
        fields.set(header.getKey(), String.valueOf(header.getValue().unwrapped()));
      }
    }
    if (config.hasPath("translate_wan_addrs") && config.getBoolean("translate_wan_addrs")) {
      fields.set("X-Consul-Translate-Addresses", "true");
    }
    return fields;
  }

  private static String text(Config config, String key) {
    return config.hasPath(key) ? config.getString(key) : "";
  }

  /**
   * One small arena: there are few threads, most answers fit into a page, and an idle agent should
   * hold next to nothing. The threads of requests do not get caches of their own.
   */
  private static ByteBufAllocator allocator() {
    return new PooledByteBufAllocator(true, 0, 1, 8192, 3, 64, 16, false);
  }

  @Override
  public void stop() {
    HttpServer running = server;
    if (running != null) {
      running.close(limits.stopGrace());
    }
  }

  @Override
  public List<String> addresses() {
    HttpServer running = server;
    return running == null ? List.of() : running.addresses();
  }
}
