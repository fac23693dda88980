package io.consuljvm.kernel.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP API.
 *
 * @param responseHeaders to add to every response
 * @param ui whether the built-in web UI is served
 * @param uiDirectory another web UI
 * @param debug whether diagnostics are served
 * @param translateWanAddresses whether nodes of other datacenters are shown with WAN addresses
 */
public record HttpConfig(
    Map<String, String> responseHeaders,
    boolean ui,
    Optional<Path> uiDirectory,
    boolean debug,
    boolean translateWanAddresses) {
  public HttpConfig {
    responseHeaders = Map.copyOf(responseHeaders);
  }

  static HttpConfig of(Settings settings) {
    return new HttpConfig(
        settings.get(CoreKeys.HTTP_API_RESPONSE_HEADERS),
        settings.get(CoreKeys.UI),
        AgentConfig.path(settings.get(CoreKeys.UI_DIR)),
        settings.get(CoreKeys.ENABLE_DEBUG),
        settings.get(CoreKeys.TRANSLATE_WAN_ADDRS));
  }
}
