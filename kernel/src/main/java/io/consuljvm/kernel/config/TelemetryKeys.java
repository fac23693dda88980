package io.consuljvm.kernel.config;

import static io.consuljvm.kernel.config.Section.flag;
import static io.consuljvm.kernel.config.Section.secret;
import static io.consuljvm.kernel.config.Section.text;
import static io.consuljvm.kernel.config.Section.texts;

import java.util.List;
import java.util.Map;

/** Where measurements go ({@code F112 - F119}). */
final class TelemetryKeys {
  static final Section SECTION = new Section("telemetry", "telemetry", "Measurements");

  static final Key<String> STATSD_ADDRESS =
      SECTION.add(text("statsd_address").says("host:port of a statsd, by UDP."));
  static final Key<String> STATSITE_ADDRESS =
      SECTION.add(text("statsite_address").says("host:port of a statsite, by TCP."));
  static final Key<String> STATSITE_PREFIX =
      SECTION.add(text("statsite_prefix", "consul").says("The beginning of every name."));
  static final Key<Boolean> DISABLE_HOSTNAME =
      SECTION.add(
          flag("disable_hostname").says("Whether to leave the host's name out of the names."));
  static final Key<String> DOGSTATSD_ADDR =
      SECTION.add(text("dogstatsd_addr").says("host:port of a DogStatsD, by UDP."));
  static final Key<List<String>> DOGSTATSD_TAGS =
      SECTION.add(texts("dogstatsd_tags").merged(Merge.REPLACE).says("Its tags, as name:value."));
  static final Key<Secret> CIRCONUS_API_TOKEN =
      SECTION.add(
          secret("circonus_api_token").says("Token of the Circonus API; switches Circonus on."));
  static final Key<String> CIRCONUS_API_APP = circonus("api_app", "Name that goes with it.");
  static final Key<String> CIRCONUS_API_URL = circonus("api_url", "Address of the API.");
  static final Key<String> CIRCONUS_SUBMISSION_INTERVAL =
      circonus("submission_interval", "How often to submit.");
  static final Key<String> CIRCONUS_SUBMISSION_URL =
      circonus("submission_url", "Where to submit; switches Circonus on.");
  static final Key<String> CIRCONUS_CHECK_ID = circonus("check_id", "Id of an existing check.");
  static final Key<String> CIRCONUS_CHECK_FORCE_METRIC_ACTIVATION =
      circonus("check_force_metric_activation", "\"true\" activates known metrics again.");
  static final Key<String> CIRCONUS_CHECK_INSTANCE_ID =
      circonus("check_instance_id", "Names this instance.");
  static final Key<String> CIRCONUS_CHECK_SEARCH_TAG =
      circonus("check_search_tag", "Tag to find the check by.");
  static final Key<String> CIRCONUS_CHECK_TAGS = circonus("check_tags", "Tags of a new check.");
  static final Key<String> CIRCONUS_CHECK_DISPLAY_NAME =
      circonus("check_display_name", "Name of a new check.");
  static final Key<String> CIRCONUS_BROKER_ID = circonus("broker_id", "Broker of a new check.");
  static final Key<String> CIRCONUS_BROKER_SELECT_TAG =
      circonus("broker_select_tag", "Tag to choose a broker by.");

  /** Keys that stood at the top level once and are still read there ({@code F118}). */
  static final Map<String, Key<?>> OLD =
      Map.of(
          "statsd_addr", STATSD_ADDRESS,
          "statsite_addr", STATSITE_ADDRESS,
          "statsite_prefix", STATSITE_PREFIX,
          "dogstatsd_addr", DOGSTATSD_ADDR,
          "dogstatsd_tags", DOGSTATSD_TAGS);

  private TelemetryKeys() {}

  private static Key<String> circonus(String name, String meaning) {
    return SECTION.add(text("circonus_" + name).says(meaning));
  }
}
