package io.consuljvm.kernel.config;

/**
 * Settings of both gossip pools.
 *
 * @param encrypt the first key, in base64; empty for none. Counts only where no keyring exists yet
 * @param rejoinAfterLeave whether to join again at the start after a leave
 */
public record Gossip(Secret encrypt, boolean rejoinAfterLeave) {
  static Gossip of(Settings settings) {
    return new Gossip(
        settings.get(SecurityKeys.ENCRYPT), settings.get(CoreKeys.REJOIN_AFTER_LEAVE));
  }
}
