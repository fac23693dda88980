package io.consuljvm.kernel.config;

/**
 * What an agent is as a server.
 *
 * @param enabled whether it is one; a client otherwise
 * @param bootstrap whether it may elect itself without others; false on clients
 * @param bootstrapExpect how many servers to wait for before the first election; 0 if it is not to
 *     take part in a first one, never 1
 */
public record ServerMode(boolean enabled, boolean bootstrap, int bootstrapExpect) {
  static ServerMode of(Settings settings) {
    return new ServerMode(
        settings.get(CoreKeys.SERVER),
        settings.get(CoreKeys.BOOTSTRAP),
        settings.get(CoreKeys.BOOTSTRAP_EXPECT));
  }
}
