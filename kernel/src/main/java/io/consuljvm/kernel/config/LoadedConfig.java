package io.consuljvm.kernel.config;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A configuration that is read, merged and checked; addresses are not resolved yet. Immutable. See
 * {@link ConfigLoader} for the steps.
 */
public final class LoadedConfig {
  private final Settings settings;
  private final boolean development;
  private final List<String> warnings;
  private final NetworkInterfaces interfaces;

  LoadedConfig(
      Settings settings, boolean development, List<String> warnings, NetworkInterfaces interfaces) {
    this.settings = settings;
    this.development = development;
    this.warnings = List.copyOf(warnings);
    this.interfaces = interfaces;
  }

  Settings settings() {
    return settings;
  }

  /** Lines to print behind {@code ==> }, in order, before anything starts ({@code C100}). */
  public List<String> warnings() {
    return warnings;
  }

  /** What takes effect on reload. */
  public ReloadableConfig reloadable() {
    return ReloadableConfig.of(settings);
  }

  /** A directory with plugins besides those that are shipped. */
  public Optional<Path> pluginDirectory() {
    return AgentConfig.path(settings.get(ExtensionKeys.PLUGIN_DIR));
  }

  /**
   * Checks what is configured for plugins, and lays their defaults beneath.
   *
   * @param references the {@code reference.conf} of all plugins, merged; what stands below {@code
   *     plugins} counts
   * @return this configuration with the defaults, and with a warning for each plugin that is
   *     configured and not there
   * @throws ConfigException if a key is configured that its plugin does not know
   */
  public LoadedConfig withPlugins(Config references) throws ConfigException {
    PluginSections sections = new PluginSections(references);
    sections.check(settings.get(ExtensionKeys.PLUGINS));
    Settings defaults = Settings.builder().put(ExtensionKeys.PLUGINS, sections.defaults()).build();
    List<String> all = new ArrayList<>(warnings);
    all.addAll(sections.warnings());
    return new LoadedConfig(defaults.with(settings), development, all, interfaces);
  }

  /**
   * Finds the addresses to listen on and to advertise.
   *
   * @throws ConfigException with the text that the original prints when the start fails, such as
   *     {@code Error starting agent: Failed to get advertise address: …}
   */
  public AgentConfig resolve() throws ConfigException {
    Settings resolved;
    try {
      resolved = new Addressing(interfaces).resolve(settings);
      AgentRules.check(resolved);
    } catch (ConfigException e) {
      throw new ConfigException("Error starting agent: " + e.getMessage());
    }
    AgentRules.checkListeners(resolved);
    return AgentConfig.of(resolved, development);
  }
}
