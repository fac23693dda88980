package io.consuljvm.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.consuljvm.spi.cli.AgentHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * HTTP/1.1, one connection per request. Written out here because the command line lives for a tenth
 * of a second: the platform's clients take a good part of that to load, and none of them speaks
 * through a Unix socket.
 */
final class SocketHttp implements AgentHttp {
  private final AgentAddress address;
  private final HttpSettings settings;
  private final String datacenter;
  private final String token;

  /**
   * Makes a client.
   *
   * @param datacenter empty for the agent's own
   * @param token empty for none
   */
  SocketHttp(AgentAddress address, HttpSettings settings, String datacenter, String token) {
    this.address = address;
    this.settings = settings;
    this.datacenter = datacenter;
    this.token = token;
  }

  @Override
  public Answer send(String method, String path, Map<String, String> parameters, byte[] body)
      throws IOException {
    return send(method, path, parameters, new ByteArrayInputStream(body), body.length);
  }

  @Override
  public Answer send(
      String method, String path, Map<String, String> parameters, InputStream body, long length)
      throws IOException {
    String target = path + query(parameters);
    try {
      Connection connection = address.connect(settings.verifyTls());
      try {
        connection.out().write(head(method, target, length).getBytes(ISO_8859_1));
        body.transferTo(connection.out());
        connection.out().flush();
        return SocketAnswer.read(connection, method);
      } catch (IOException e) {
        connection.close();
        throw e;
      }
    } catch (IOException e) {
      throw new IOException(
          "%s %s%s: %s".formatted(verb(method), address.url(), target, e.getMessage()), e);
    }
  }

  @Override
  public Answer sendExpectingOk(
      String method, String path, Map<String, String> parameters, byte[] body) throws IOException {
    Answer answer = send(method, path, parameters, body);
    if (answer.status() == 200) {
      return answer;
    }
    try (answer) {
      throw new IOException(
          "Unexpected response code: %d (%s)"
              .formatted(answer.status(), new String(answer.bytes(), UTF_8)));
    }
  }

  private String query(Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    if (!datacenter.isEmpty()) {
      all.put("dc", datacenter);
    }
    StringBuilder query = new StringBuilder();
    all.forEach((name, value) ->
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(URLEncoder.encode(name, UTF_8))
            .append('=')
            .append(URLEncoder.encode(value, UTF_8)));
    return query.toString();
  }

  private String head(String method, String target, long length) {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(oneLine(address.hostHeader())).append("\r\n");
    head.append("Connection: close\r\n");
    if (length > 0 || !method.equals("GET")) {
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    if (!token.isEmpty()) {
      head.append("X-Consul-Token: ").append(oneLine(token)).append("\r\n");
    }
    settings
        .credentials()
        .ifPresent(credentials ->
            head.append("Authorization: Basic ")
                .append(Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .append("\r\n"));
    return head.append("\r\n").toString();
  }

  /** A line break in a flag must not become a header of its own. */
  private static String oneLine(String value) {
    return value.replaceAll("[\\r\\n]", " ");
  }

  /** {@code Get}, as the messages have it. */
  private static String verb(String method) {
    return method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
  }
}
