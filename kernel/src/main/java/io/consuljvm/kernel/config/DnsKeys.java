package io.consuljvm.kernel.config;

import static io.consuljvm.kernel.config.Section.choice;
import static io.consuljvm.kernel.config.Section.flag;
import static io.consuljvm.kernel.config.Section.integer;
import static io.consuljvm.kernel.config.Section.span;
import static io.consuljvm.kernel.config.Section.spanMap;
import static io.consuljvm.kernel.config.Section.text;
import static io.consuljvm.kernel.config.Section.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Answers over DNS ({@code F101 - F111}). */
final class DnsKeys {
  static final Section RECURSION = new Section("", "", "DNS");
  static final Section SECTION = new Section("dns_config", "dns_config", "Answers over DNS");

  static final Key<List<String>> RECURSORS =
      RECURSION.add(
          texts("recursors")
              .says("Name servers to ask about other domains, as host or host:port."));

  /** Deprecated; {@link FileRules} appends it to the recursors. */
  static final Key<String> RECURSOR =
      RECURSION.add(text("recursor").says("One more of them; the old form."));

  static final Key<Span> NODE_TTL =
      SECTION.add(span("node_ttl", Duration.ZERO).says("TTL of answers about nodes."));
  static final Key<Map<String, Span>> SERVICE_TTL =
      SECTION.add(
          spanMap("service_ttl")
              .says("TTL of answers about services, by name; \"*\" is for all others."));
  static final Key<Boolean> ALLOW_STALE =
      SECTION.add(
          choice("allow_stale", true).says("Whether any server may answer, not only the leader."));
  static final Key<Span> MAX_STALE =
      SECTION.add(
          span("max_stale", Duration.ofHours(87600))
              .says("An answer older than this is asked for again at the leader."));
  static final Key<Boolean> ENABLE_TRUNCATE =
      SECTION.add(
          flag("enable_truncate")
              .says("Whether to mark shortened UDP answers, so that clients ask again by TCP."));
  static final Key<Integer> UDP_ANSWER_LIMIT =
      SECTION.add(integer("udp_answer_limit", 3).says("How many records a UDP answer may have."));
  static final Key<Boolean> ONLY_PASSING =
      SECTION.add(
          flag("only_passing").says("Whether to leave out services whose checks warn as well."));
  static final Key<Boolean> DISABLE_COMPRESSION =
      SECTION.add(
          flag("disable_compression").says("Whether to write every name in full in answers."));
  static final Key<Span> RECURSOR_TIMEOUT =
      SECTION.add(
          span("recursor_timeout", Duration.ofSeconds(2)).says("How long to wait for a recursor."));

  private DnsKeys() {}
}
