package io.consuljvm.kernel.config;

import static io.consuljvm.kernel.config.Section.objects;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the agent is to register, check and watch ({@code F125 - F161}). */
final class DefinitionKeys {
  static final Section WATCHING = new Section("", "", "Watches");
  static final Section SECTION = new Section("", "", "Services and checks");

  static final Key<List<Map<String, Object>>> SERVICES =
      SECTION.add(
          objects("services")
              .reloaded()
              .says(
                  "Services of this node: name, id, tags, address, port, token, enableTagOverride,"
                      + " check or checks. A single one may stand under `service`."));
  static final Key<List<Map<String, Object>>> CHECKS =
      SECTION.add(
          objects("checks")
              .reloaded()
              .says(
                  "Checks of this node, or with service_id of a service: name, id, notes, status,"
                      + " token, and script, http, tcp or docker_container_id with interval and"
                      + " timeout, or ttl. A single one may stand under `check`."));
  static final Key<List<Map<String, Object>>> WATCHES =
      WATCHING.add(
          objects("watches")
              .reloaded()
              .says("Watches: type, its parameters, and the handler to run on every change."));

  /** Read by {@link DefinitionDecoder}; unlike others, these names are case-sensitive. */
  static final Set<String> NAMES = Set.of("service", "services", "check", "checks");

  private DefinitionKeys() {}
}
