package io.consuljvm.kernel.config;

/**
 * Which plugins fill the slots, by the names that the plugins give themselves.
 *
 * @param storage of servers
 * @param consensus of servers
 * @param membership of all agents
 * @param transport of all agents
 */
public record Slots(String storage, String consensus, String membership, String transport) {
  static Slots of(Settings settings) {
    return new Slots(
        settings.get(ExtensionKeys.STORAGE),
        settings.get(ExtensionKeys.CONSENSUS),
        settings.get(ExtensionKeys.MEMBERSHIP),
        settings.get(ExtensionKeys.TRANSPORT));
  }
}
