package io.consuljvm.kernel.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the agent's configuration. Reading goes in steps, each of which may throw a {@link
 * ConfigException}:
 *
 * <ol>
 *   <li>{@link #load}: flags and files are read, merged and checked. Its result has {@link
 *       LoadedConfig#warnings warnings} to print, and says where plugins are;
 *   <li>{@link LoadedConfig#withPlugins}: what the files say to plugins is checked, once it is
 *       known what they understand, and their defaults are laid beneath;
 *   <li>{@link LoadedConfig#resolve}: addresses are found. The original does so after {@code
 *       Starting Consul agent...}, and tells errors as ones of the start.
 * </ol>
 *
 * <p>Precedence, from the lowest: defaults, those of development mode, the shipped file, files and
 * directories in the order of the command line, flags ({@code F003 - F005}). Safe for any thread.
 */
public final class ConfigLoader {
  /** System property with the path of the configuration that is shipped, set by the launcher. */
  private static final String SHIPPED_PROPERTY = "consul.conf";

  private final NetworkInterfaces interfaces;
  private final HostName hostName;
  private final Optional<Path> shipped;
  private final ConfigFiles files;

  /**
   * @param shipped a file of the lowest precedence; overlooked if it does not exist
   */
  ConfigLoader(NetworkInterfaces interfaces, HostName hostName, Optional<Path> shipped) {
    this.interfaces = interfaces;
    this.hostName = hostName;
    this.shipped = shipped;
    this.files =
        new ConfigFiles(new DocumentDecoder(new FileRules(new AddressTemplate(interfaces))));
  }

  /** A loader that asks the operating system. */
  public static ConfigLoader system() {
    return new ConfigLoader(
        NetworkInterfaces.system(),
        HostName::ofSystem,
        Optional.ofNullable(System.getProperty(SHIPPED_PROPERTY)).map(Path::of));
  }

  /**
   * Parses and merges files as {@code consul configtest} does: nothing that depends on flags, on
   * the state of the host or on plugins is looked at ({@code C139 - C144}).
   *
   * @param paths as on the command line
   * @throws ConfigException with the text behind {@code Config validation failed: }
   */
  public void test(List<String> paths) throws ConfigException {
    files.read(paths);
  }

  /** Reads what an agent that is about to start needs. */
  public LoadedConfig load(List<AgentFlag> given) throws ConfigException {
    LoadedConfig loaded = reload(given);
    StartupRules.logLevel(loaded.settings());
    return loaded;
  }

  /**
   * Reads everything again for a running agent, which takes {@link LoadedConfig#reloadable} from it
   * ({@code F163 - F165}). Unlike at the start, an unknown log level is no error here.
   */
  public LoadedConfig reload(List<AgentFlag> given) throws ConfigException {
    AgentFlags flags = AgentFlags.read(given);
    Settings merged = flags.development() ? developmentDefaults() : Settings.NONE;
    if (shipped.isPresent() && shipped.get().toFile().exists()) {
      merged = merged.with(files.read(List.of(shipped.get().toString())));
    }
    merged = merged.with(files.read(flags.paths())).with(flags.settings());
    StartupRules rules = new StartupRules(merged, flags, nodeName(merged));
    Settings settings = rules.apply();
    return new LoadedConfig(settings, flags.development(), rules.warnings(), interfaces);
  }

  private String nodeName(Settings merged) throws ConfigException {
    if (merged.given(CoreKeys.NODE_NAME).isPresent()) {
      return "";
    }
    try {
      return hostName.get();
    } catch (IOException e) {
      throw new ConfigException("Error determining node name: " + e.getMessage());
    }
  }

  /** {@code F120, F121}. */
  private static Settings developmentDefaults() {
    return Settings.builder()
        .put(CoreKeys.LOG_LEVEL, "DEBUG")
        .put(CoreKeys.SERVER, true)
        .put(CoreKeys.ENABLE_DEBUG, true)
        .put(CoreKeys.DISABLE_ANONYMOUS_SIGNATURE, true)
        .put(CoreKeys.UI, true)
        .put(NetworkKeys.BIND_ADDR, "127.0.0.1")
        .put(ExtensionKeys.STORAGE, "memory")
        .build();
  }
}
