package io.consuljvm.kernel.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers over DNS ({@code F101 - F111}).
 *
 * @param recursors for other domains, as {@code host} or {@code host:port}
 * @param nodeTtl of answers about nodes
 * @param serviceTtl of answers about services, by name; {@code *} for all others
 * @param allowStale whether any server may answer
 * @param maxStale an older answer is asked for again at the leader
 * @param enableTruncate whether shortened UDP answers are marked
 * @param udpAnswerLimit how many records a UDP answer may have, above zero
 * @param onlyPassing whether to leave out what only warns
 * @param disableCompression whether to write names in full
 * @param recursorTimeout how long to wait for a recursor
 */
public record DnsConfig(
    List<String> recursors,
    Duration nodeTtl,
    Map<String, Duration> serviceTtl,
    boolean allowStale,
    Duration maxStale,
    boolean enableTruncate,
    int udpAnswerLimit,
    boolean onlyPassing,
    boolean disableCompression,
    Duration recursorTimeout) {
  public DnsConfig {
    recursors = List.copyOf(recursors);
    serviceTtl = Map.copyOf(serviceTtl);
  }

  static DnsConfig of(Settings settings) {
    Map<String, Duration> serviceTtl = new LinkedHashMap<>();
    settings.get(DnsKeys.SERVICE_TTL).forEach((name, ttl) -> serviceTtl.put(name, ttl.length()));
    return new DnsConfig(
        settings.get(DnsKeys.RECURSORS),
        settings.get(DnsKeys.NODE_TTL).length(),
        serviceTtl,
        settings.get(DnsKeys.ALLOW_STALE),
        settings.get(DnsKeys.MAX_STALE).length(),
        settings.get(DnsKeys.ENABLE_TRUNCATE),
        settings.get(DnsKeys.UDP_ANSWER_LIMIT),
        settings.get(DnsKeys.ONLY_PASSING),
        settings.get(DnsKeys.DISABLE_COMPRESSION),
        settings.get(DnsKeys.RECURSOR_TIMEOUT).length());
  }
}
