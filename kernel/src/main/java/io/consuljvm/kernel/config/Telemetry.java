package io.consuljvm.kernel.config;

import java.util.List;

/**
 * Where measurements go ({@code F112 - F119}). Sinks without an address are off. The keys of
 * Circonus are in {@link AgentConfig#tree} only.
 *
 * @param statsd {@code host:port}, UDP
 * @param statsite {@code host:port}, TCP
 * @param dogstatsd {@code host:port}, UDP
 * @param dogstatsdTags as {@code name:value}
 * @param prefix of every name
 * @param disableHostname whether the host's name is left out of the names
 */
public record Telemetry(
    String statsd,
    String statsite,
    String dogstatsd,
    List<String> dogstatsdTags,
    String prefix,
    boolean disableHostname) {
  public Telemetry {
    dogstatsdTags = List.copyOf(dogstatsdTags);
  }

  static Telemetry of(Settings settings) {
    return new Telemetry(
        settings.get(TelemetryKeys.STATSD_ADDRESS),
        settings.get(TelemetryKeys.STATSITE_ADDRESS),
        settings.get(TelemetryKeys.DOGSTATSD_ADDR),
        settings.get(TelemetryKeys.DOGSTATSD_TAGS),
        settings.get(TelemetryKeys.STATSITE_PREFIX),
        settings.get(TelemetryKeys.DISABLE_HOSTNAME));
  }
}
