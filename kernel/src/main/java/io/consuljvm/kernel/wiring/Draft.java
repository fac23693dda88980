package io.consuljvm.kernel.wiring;

import io.consuljvm.spi.Contributions;
import io.consuljvm.spi.LeaderTask;
import io.consuljvm.spi.http.HttpRoute;
import io.consuljvm.spi.rpc.RpcHandler;
import io.consuljvm.spi.rpc.RpcMethod;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandHandler;
import io.consuljvm.spi.state.SnapshotPart;
import io.consuljvm.spi.storage.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What one feature lists; it counts only once the feature has listed all of it without a clash. */
final class Draft implements Contributions {
  private final Wiring wiring;
  private final List<Class<?>> requires;

  final List<Table> tables = new ArrayList<>();
  final Map<Command, CommandHandler> commands = new LinkedHashMap<>();
  final List<WiredMethod<?, ?>> methods = new ArrayList<>();
  final List<HttpRoute> routes = new ArrayList<>();
  final List<LeaderTask> leaderTasks = new ArrayList<>();
  final List<SnapshotPart> snapshotParts = new ArrayList<>();
  final List<WiredStats> stats = new ArrayList<>();
  final Map<Class<?>, Object> apis = new LinkedHashMap<>();

  Draft(Wiring wiring, List<Class<?>> requires) {
    this.wiring = wiring;
    this.requires = requires;
  }

  @Override
  public void table(Table table) {
    tables.add(table);
  }

  @Override
  public void command(Command command, CommandHandler handler) {
    commands.put(command, handler);
  }

  @Override
  public <A, R> void method(RpcMethod<A, R> method, RpcHandler<A, R> handler) {
    methods.add(new WiredMethod<>(method, handler));
  }

  @Override
  public void route(HttpRoute route) {
    routes.add(route);
  }

  @Override
  public void leaderTask(LeaderTask task) {
    leaderTasks.add(task);
  }

  @Override
  public void snapshotPart(SnapshotPart part) {
    snapshotParts.add(part);
  }

  @Override
  public void stats(String section, Supplier<Map<String, String>> lines) {
    stats.add(new WiredStats(section, lines));
  }

  @Override
  public <T> void provide(Class<T> api, T implementation) {
    apis.put(api, implementation);
  }

  @Override
  public <T> T require(Class<T> api) {
    if (!requires.contains(api)) {
      throw new IllegalStateException("requires() does not name " + api.getName());
    }
    return wiring.api(api);
  }
}
