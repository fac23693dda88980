package io.consuljvm.kernel.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What takes effect on reload ({@code F164}). Everything else keeps until the agent starts again.
 *
 * @param logLevel as written; it may be unknown, which is for the reader to report ({@code F033})
 * @param leaveOnTerminate whether the signal TERM makes the agent leave
 * @param skipLeaveOnInterrupt whether the signal INT makes it stop without leaving
 * @param definitions the lists {@code services}, {@code checks} and {@code watches}: definitions
 *     with the names of the documentation in lower case, their durations in one unit
 */
public record ReloadableConfig(
    String logLevel, boolean leaveOnTerminate, boolean skipLeaveOnInterrupt, Config definitions) {
  static ReloadableConfig of(Settings settings) {
    Map<String, Object> definitions = new LinkedHashMap<>();
    definitions.put("services", settings.get(DefinitionKeys.SERVICES));
    definitions.put("checks", settings.get(DefinitionKeys.CHECKS));
    definitions.put("watches", settings.get(DefinitionKeys.WATCHES));
    return new ReloadableConfig(
        settings.get(CoreKeys.LOG_LEVEL),
        settings.get(CoreKeys.LEAVE_ON_TERMINATE),
        settings.get(CoreKeys.SKIP_LEAVE_ON_INTERRUPT),
        ConfigValueFactory.fromMap(definitions).toConfig());
  }
}
