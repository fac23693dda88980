package io.consuljvm.spi;

import io.consuljvm.spi.http.HttpRoute;
import io.consuljvm.spi.rpc.RpcHandler;
import io.consuljvm.spi.rpc.RpcMethod;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandHandler;
import io.consuljvm.spi.state.SnapshotPart;
import io.consuljvm.spi.storage.Table;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything that a {@link Feature} may consist of. A name that is taken already, be it a table, a
 * command type, a method or a path, leaves the later plugin out, with a message that names both.
 */
public interface Contributions {
  /** Adds a replicated table. */
  void table(Table table);

  /** Adds a kind of log entry. */
  void command(Command command, CommandHandler handler);

  /** Adds an RPC method. */
  <A, R> void method(RpcMethod<A, R> method, RpcHandler<A, R> handler);

  /** Adds a path of the HTTP API. */
  void route(HttpRoute route);

  /** Adds work for the leader. */
  void leaderTask(LeaderTask task);

  /** Adds records to snapshots. */
  void snapshotPart(SnapshotPart part);

  /** Adds a section, or lines of a section, to the agent's statistics. */
  void stats(String section, Supplier<Map<String, String>> lines);

  /** Offers an interface of this plugin's {@code api} package to the plugins that depend on it. */
  <T> void provide(Class<T> api, T implementation);

  /**
   * An interface that another feature has offered.
   *
   * @throws IllegalStateException if {@link Feature#requires} does not name it
   */
  <T> T require(Class<T> api);
}
