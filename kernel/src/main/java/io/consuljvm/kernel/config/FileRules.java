package io.consuljvm.kernel.config;

import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.GoDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file has to keep to beyond types: durations, addresses with ports, bounds. The first value
 * that does not ends the reading, in the original's order.
 */
final class FileRules {
  private record SpanRule(Key<Span> key, String label, Duration atLeast) {
    SpanRule(Key<Span> key, String label) {
      this(key, label, Duration.ofNanos(Long.MIN_VALUE));
    }
  }

  private static final int MAX_RAFT_MULTIPLIER = 10;

  private static final List<SpanRule> BEFORE_SERVICE_TTL =
      List.of(
          new SpanRule(DnsKeys.NODE_TTL, "NodeTTL"),
          new SpanRule(DnsKeys.MAX_STALE, "MaxStale"),
          new SpanRule(DnsKeys.RECURSOR_TIMEOUT, "RecursorTimeout"));

  private static final List<SpanRule> AFTER_SERVICE_TTL =
      List.of(
          new SpanRule(CoreKeys.CHECK_UPDATE_INTERVAL, "CheckUpdateInterval"),
          new SpanRule(SecurityKeys.ACL_TTL, "ACL TTL"),
          new SpanRule(JoinKeys.RETRY_INTERVAL, "RetryInterval"),
          new SpanRule(JoinKeys.RETRY_INTERVAL_WAN, "RetryIntervalWan"),
          new SpanRule(JoinKeys.RECONNECT_TIMEOUT, "ReconnectTimeoutLan", Duration.ofHours(8)),
          new SpanRule(JoinKeys.RECONNECT_TIMEOUT_WAN, "ReconnectTimeoutWan", Duration.ofHours(8)),
          new SpanRule(CoreKeys.SESSION_TTL_MIN, "Session TTL Min"));

  private final AddressTemplate template;

  FileRules(AddressTemplate template) {
    this.template = template;
  }

  /** Settings of decoded values; those that were left as text are converted. */
  Settings apply(Map<Key<?>, Object> values) throws ConfigException {
    for (SpanRule rule : BEFORE_SERVICE_TTL) {
      convert(values, rule);
    }
    convertServiceTtl(values);
    for (SpanRule rule : AFTER_SERVICE_TTL) {
      convert(values, rule);
    }
    mergeRecursor(values);
    resolve(values, NetworkKeys.ADVERTISE_SERF_LAN, "Serf Advertise LAN", "AdvertiseAddrs.SerfLan");
    resolve(values, NetworkKeys.ADVERTISE_SERF_WAN, "Serf Advertise WAN", "AdvertiseAddrs.SerfWan");
    resolve(values, NetworkKeys.ADVERTISE_RPC, "RPC Advertise", "AdvertiseAddrs.RPC");
    if (values.get(CoreKeys.RAFT_MULTIPLIER) instanceof Integer multiplier
        && multiplier > MAX_RAFT_MULTIPLIER) {
      throw new ConfigException("Performance.RaftMultiplier must be <= " + MAX_RAFT_MULTIPLIER);
    }
    Settings.Builder settings = Settings.builder();
    for (Map.Entry<Key<?>, Object> entry : values.entrySet()) {
      settings.putDecoded(entry.getKey(), entry.getValue());
    }
    return settings.build();
  }

  private static void convert(Map<Key<?>, Object> values, SpanRule rule) throws ConfigException {
    String text = (String) values.remove(rule.key());
    if (text == null || text.isEmpty()) {
      return;
    }
    Span span = parse(rule.label(), text);
    if (span.length().compareTo(rule.atLeast()) < 0) {
      throw new ConfigException(rule.label() + " must be >= " + GoDuration.format(rule.atLeast()));
    }
    values.put(rule.key(), span);
  }

  private static void convertServiceTtl(Map<Key<?>, Object> values) throws ConfigException {
    if (values.get(DnsKeys.SERVICE_TTL) instanceof Map<?, ?> texts) {
      Map<String, Span> spans = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : texts.entrySet()) {
        String service = (String) entry.getKey();
        spans.put(service, parse("ServiceTTL " + service, (String) entry.getValue()));
      }
      values.put(DnsKeys.SERVICE_TTL, spans);
    }
  }

  private static Span parse(String label, String text) throws ConfigException {
    try {
      return Span.parse(text);
    } catch (CodecException e) {
      throw new ConfigException(label + " invalid: " + e.getMessage());
    }
  }

  /** The old key for one recursor counts behind those of the list ({@code F101}). */
  private static void mergeRecursor(Map<Key<?>, Object> values) {
    Object one = values.remove(DnsKeys.RECURSOR);
    if (one == null || one.equals("")) {
      return;
    }
    List<Object> all = new ArrayList<>();
    if (values.get(DnsKeys.RECURSORS) instanceof List<?> listed) {
      all.addAll(listed);
    }
    all.add(one);
    values.put(DnsKeys.RECURSORS, all);
  }

  private void resolve(
      Map<Key<?>, Object> values, Key<SocketAddress> key, String label, String field)
      throws ConfigException {
    String text = (String) values.remove(key);
    if (text == null || text.isEmpty()) {
      return;
    }
    String address = template.single(text, label + " address resolution failed: ");
    try {
      values.put(key, HostPort.resolve(address));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(field + " is invalid: " + e.getMessage());
    }
  }
}
