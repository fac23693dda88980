package io.consuljvm.kernel.config;

import io.consuljvm.codec.GoStrconv;
import io.consuljvm.kernel.log.LogLevel;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the merged settings have to keep to before the agent starts, in the original's order: the
 * first rule that is broken is the one that is told. Collects warnings on the way ({@code C113 -
 * C116}).
 */
final class StartupRules {
  private static final String LAN_KEYRING = "serf/local.keyring";
  private static final String WAN_KEYRING = "serf/remote.keyring";

  private final AgentFlags flags;
  private final String hostName;
  private final List<String> warnings = new ArrayList<>();
  private Settings settings;

  StartupRules(Settings merged, AgentFlags flags, String hostName) {
    this.settings = merged;
    this.flags = flags;
    this.hostName = hostName;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Checks everything; the settings with what follows from them filled in. */
  Settings apply() throws ConfigException {
    nodeName();
    leaving();
    dataDirectory();
    UniqueListeners.check(settings);
    oldDataFolder();
    dnsAnswers();
    encryption();
    datacenter();
    bootstrap();
    WatchRules.check(settings.get(DefinitionKeys.WATCHES));
    bootstrapWarnings();
    cloudDiscovery();
    if (!settings.get(CoreKeys.ATLAS_INFRASTRUCTURE).isEmpty()) {
      warnings.add("WARNING: Atlas is discontinued, its settings have no effect");
    }
    return settings;
  }

  /** Only at the start: a reload goes on with the level it has ({@code F033}). */
  static void logLevel(Settings settings) throws ConfigException {
    String level = settings.get(CoreKeys.LOG_LEVEL);
    if (LogLevel.named(level).isEmpty()) {
      throw new ConfigException(LogLevel.unknown(level));
    }
  }

  private <T> void set(Key<T> key, T value) {
    settings = settings.replacing(key, value);
  }

  private void nodeName() throws ConfigException {
    String configured = settings.get(CoreKeys.NODE_NAME);
    String name = (configured.isEmpty() ? hostName : configured).strip();
    if (name.isEmpty()) {
      throw new ConfigException("Node name can not be empty");
    }
    set(CoreKeys.NODE_NAME, name);
  }

  private void leaving() {
    boolean server = settings.get(CoreKeys.SERVER);
    if (settings.given(CoreKeys.LEAVE_ON_TERMINATE).isEmpty()) {
      set(CoreKeys.LEAVE_ON_TERMINATE, !server);
    }
    if (settings.given(CoreKeys.SKIP_LEAVE_ON_INTERRUPT).isEmpty()) {
      set(CoreKeys.SKIP_LEAVE_ON_INTERRUPT, server);
    }
  }

  private void dataDirectory() throws ConfigException {
    if (flags.development()) {
      return;
    }
    String directory = settings.get(CoreKeys.DATA_DIR);
    if (directory.isEmpty()) {
      throw new ConfigException("Must specify data directory using -data-dir");
    }
    boolean isDirectory;
    try {
      isDirectory =
          Files.readAttributes(Path.of(directory), BasicFileAttributes.class).isDirectory();
    } catch (IOException e) {
      String reason = ConfigFiles.reason(e);
      if (!reason.equals(ConfigFiles.MISSING)) {
        throw new ConfigException("Error getting data-dir: stat " + directory + ": " + reason);
      }
      // It is made when the agent starts.
      isDirectory = true;
    }
    if (!isDirectory) {
      throw new ConfigException(
          "The data-dir specified at " + GoStrconv.quote(directory) + " is not a directory");
    }
  }

  /** Data of Consul 0.5 and older, which is not to be overlooked silently ({@code F030}). */
  private void oldDataFolder() throws ConfigException {
    String directory = settings.get(CoreKeys.DATA_DIR);
    if (!settings.get(CoreKeys.SERVER) || directory.isEmpty()) {
      return;
    }
    Path old = Path.of(directory, "mdb").normalize();
    try {
      Files.readAttributes(old, BasicFileAttributes.class);
    } catch (AccessDeniedException e) {
      throw new ConfigException(
          "CRITICAL: Permission denied for data folder at "
              + GoStrconv.quote(old.toString())
              + "!\n"
              + "==> Consul will refuse to boot without access to this directory.\n"
              + "==> Please correct permissions and try starting again.");
    } catch (IOException e) {
      // Not there, which is how it should be.
      return;
    }
    throw new ConfigException(
        "CRITICAL: Deprecated data folder found at "
            + GoStrconv.quote(old.toString())
            + "!\n"
            + "==> Consul will refuse to boot with this directory present.\n"
            + "==> See https://www.consul.io/docs/upgrade-specific.html for more information.");
  }

  private void dnsAnswers() throws ConfigException {
    int limit = settings.get(DnsKeys.UDP_ANSWER_LIMIT);
    if (limit < 1) {
      throw new ConfigException(
          "dns_config.udp_answer_limit " + limit + " too low, must always be greater than zero");
    }
  }

  private void encryption() throws ConfigException {
    Secret key = settings.get(SecurityKeys.ENCRYPT);
    if (key.isEmpty()) {
      return;
    }
    GossipKey.length(key.reveal());
    if (keyringExists(settings, LAN_KEYRING)) {
      warnings.add("WARNING: LAN keyring exists but -encrypt given, using keyring");
    }
    if (settings.get(CoreKeys.SERVER) && keyringExists(settings, WAN_KEYRING)) {
      warnings.add("WARNING: WAN keyring exists but -encrypt given, using keyring");
    }
  }

  /** Whether the configured key will be used, since a keyring is still to be made from it. */
  static boolean keyIsUsed(Settings settings) {
    return !settings.get(SecurityKeys.ENCRYPT).isEmpty()
        && (!keyringExists(settings, LAN_KEYRING)
            || settings.get(CoreKeys.SERVER) && !keyringExists(settings, WAN_KEYRING));
  }

  private static boolean keyringExists(Settings settings, String name) {
    String directory = settings.get(CoreKeys.DATA_DIR);
    return !directory.isEmpty() && Files.exists(Path.of(directory, name));
  }

  private void datacenter() throws ConfigException {
    if (!flags.oldDatacenter().isEmpty()) {
      warnings.add("WARNING: the 'dc' flag has been deprecated. Use 'datacenter' instead");
      set(CoreKeys.DATACENTER, flags.oldDatacenter());
    }
    set(CoreKeys.DATACENTER, checkedDatacenter(settings.get(CoreKeys.DATACENTER), "Datacenter"));
    String acls = settings.get(SecurityKeys.ACL_DATACENTER);
    if (!acls.isEmpty()) {
      set(SecurityKeys.ACL_DATACENTER, checkedDatacenter(acls, "ACL datacenter"));
    }
  }

  private static String checkedDatacenter(String name, String label) throws ConfigException {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-')) {
        throw new ConfigException(
            label + " must be alpha-numeric with underscores and hypens only");
      }
    }
    return lower;
  }

  private void bootstrap() throws ConfigException {
    boolean bootstrap = settings.get(CoreKeys.BOOTSTRAP);
    int expect = settings.get(CoreKeys.BOOTSTRAP_EXPECT);
    boolean server = settings.get(CoreKeys.SERVER);
    if (bootstrap && !server) {
      throw new ConfigException("Bootstrap mode cannot be enabled when server mode is not enabled");
    }
    if (expect != 0 && !server) {
      throw new ConfigException("Expect mode cannot be enabled when server mode is not enabled");
    }
    if (expect > 0 && flags.development()) {
      throw new ConfigException("Expect mode cannot be enabled when dev mode is enabled");
    }
    if (expect != 0 && bootstrap) {
      throw new ConfigException("Bootstrap cannot be provided with an expected server count");
    }
  }

  private void bootstrapWarnings() {
    int expect = settings.get(CoreKeys.BOOTSTRAP_EXPECT);
    if (expect == 1) {
      warnings.add(
          "WARNING: BootstrapExpect Mode is specified as 1; this is the same as Bootstrap mode.");
      set(CoreKeys.BOOTSTRAP_EXPECT, 0);
      set(CoreKeys.BOOTSTRAP, true);
    } else if (expect > 0) {
      warnings.add("WARNING: Expect Mode enabled, expecting " + expect + " servers");
    }
    if (settings.get(CoreKeys.BOOTSTRAP)) {
      warnings.add("WARNING: Bootstrap mode enabled! Do not enable unless necessary");
    }
  }

  private void cloudDiscovery() throws ConfigException {
    if (settings.get(JoinKeys.EC2_TAG_KEY).isEmpty()
        != settings.get(JoinKeys.EC2_TAG_VALUE).isEmpty()) {
      throw new ConfigException("tag key and value are both required for EC2 retry-join");
    }
  }
}
