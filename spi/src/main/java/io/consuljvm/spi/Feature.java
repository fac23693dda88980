package io.consuljvm.spi;

import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * A vertical slice: whatever the agent can do beyond being an agent. A feature that answers one
 * more path is:
 *
 * <pre>{@code
 * @Extension
 * public final class HelloFeature implements Feature {
 *   @Override
 *   public void contribute(Node node, Contributions contributions) {
 *     contributions.route(HttpRoute.any("/v1/hello", call -> HttpReply.json("hello")));
 *   }
 * }
 * }</pre>
 *
 * One instance is made per agent, by its public constructor without parameters.
 */
public interface Feature extends ExtensionPoint {
  /**
   * The {@code api} interfaces of other plugins that {@link #contribute} will ask for. Features are
   * ordered by what they require and provide.
   */
  default List<Class<?>> requires() {
    return List.of();
  }

  /**
   * Lists what the feature adds. Called once, before anything runs, after every feature that
   * provides what it requires: the node is to be kept, not yet used, except for its identity,
   * configuration and clock.
   */
  void contribute(Node node, Contributions contributions);

  /** Called when all slots run and before any front-end does, in the same order. */
  default void start() {}

  /**
   * Called after the configuration has been read again ({@code F162 - F168}); {@link Node#config}
   * has the new one. Must leave everything as it is if it throws.
   *
   * @throws IllegalArgumentException if what it finds there is wrong, with the text for the user
   */
  default void reload() {}

  /** Called after the front-ends have stopped, in reverse order. */
  default void stop() {}
}
