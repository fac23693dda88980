package io.consuljvm.kernel.config;

import static io.consuljvm.kernel.config.Section.integer;
import static io.consuljvm.kernel.config.Section.secret;
import static io.consuljvm.kernel.config.Section.span;
import static io.consuljvm.kernel.config.Section.text;
import static io.consuljvm.kernel.config.Section.texts;

import java.time.Duration;
import java.util.List;

/** How the agent finds the others ({@code F050, F051, F076 - F081}). */
final class JoinKeys {
  static final Section SECTION = new Section("", "", "Joining");
  static final Section EC2 =
      new Section("retry_join_ec2", "retry_join_ec2", "Finding servers by tags of EC2 instances");

  static final Key<List<String>> START_JOIN =
      SECTION.add(
          texts("start_join")
              .says("Agents to join at the start; the agent stops if it reaches none of them."));
  static final Key<List<String>> START_JOIN_WAN =
      SECTION.add(texts("start_join_wan").says("The same for servers of other datacenters."));
  static final Key<List<String>> RETRY_JOIN =
      SECTION.add(
          texts("retry_join").says("Agents to join, tried again and again in the background."));
  static final Key<List<String>> RETRY_JOIN_WAN =
      SECTION.add(texts("retry_join_wan").says("The same for servers of other datacenters."));
  static final Key<Span> RETRY_INTERVAL =
      SECTION.add(
          span("retry_interval", Duration.ofSeconds(30)).says("The pause between two tries."));
  static final Key<Span> RETRY_INTERVAL_WAN =
      SECTION.add(
          span("retry_interval_wan", Duration.ofSeconds(30))
              .says("The pause between two tries, other datacenters."));
  static final Key<Integer> RETRY_MAX =
      SECTION.add(
          integer("retry_max", 0)
              .says("After so many tries the agent gives up and stops; 0 is never."));
  static final Key<Integer> RETRY_MAX_WAN =
      SECTION.add(integer("retry_max_wan", 0).says("The same for other datacenters."));
  static final Key<Span> RECONNECT_TIMEOUT =
      SECTION.add(
          span("reconnect_timeout", Duration.ofHours(72))
              .says("How long a failed node is kept before it is forgotten, at least 8h."));
  static final Key<Span> RECONNECT_TIMEOUT_WAN =
      SECTION.add(
          span("reconnect_timeout_wan", Duration.ofHours(72))
              .says("The same for servers of other datacenters."));

  static final Key<String> EC2_REGION = EC2.add(text("region").says("The region to look in."));
  static final Key<String> EC2_TAG_KEY = EC2.add(text("tag_key").says("The tag to look for."));
  static final Key<String> EC2_TAG_VALUE = EC2.add(text("tag_value").says("The tag's value."));
  static final Key<String> EC2_ACCESS_KEY_ID =
      EC2.add(text("access_key_id").says("Whose access to use."));
  static final Key<Secret> EC2_SECRET_ACCESS_KEY =
      EC2.add(secret("secret_access_key").says("The key that belongs to it."));

  private JoinKeys() {}
}
