package io.consuljvm.kernel.wiring;

import io.consuljvm.kernel.plugin.Found;
import io.consuljvm.kernel.plugin.LeftOut;
import io.consuljvm.spi.Feature;
import io.consuljvm.spi.LeaderTask;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpRoute;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandHandler;
import io.consuljvm.spi.state.SnapshotPart;
import io.consuljvm.spi.storage.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All features that take part, in the order in which they may be started, and everything they
 * contribute. A feature that throws, or that wants a name that is taken, is left out as a whole.
 * Immutable once {@link #of} has returned it.
 */
public final class Wiring {
  private final List<Feature> features = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Map<Class<?>, Object> apis = new LinkedHashMap<>();

  private final Set<Table> tables = new LinkedHashSet<>();
  private final Map<Command, CommandHandler> commands = new LinkedHashMap<>();
  private final List<WiredMethod<?, ?>> methods = new ArrayList<>();
  private final List<HttpRoute> routes = new ArrayList<>();
  private final List<LeaderTask> leaderTasks = new ArrayList<>();
  private final List<SnapshotPart> snapshotParts = new ArrayList<>();
  private final List<WiredStats> stats = new ArrayList<>();

  private Wiring() {}

  /** Asks every feature for its contributions. */
  public static Wiring of(List<Found<Feature>> found, Node node) {
    Wiring wiring = new Wiring();
    wiring.addInOrder(new ArrayList<>(found), node);
    return wiring;
  }

  private void addInOrder(List<Found<Feature>> waiting, Node node) {
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Iterator<Found<Feature>> each = waiting.iterator(); each.hasNext(); ) {
        Found<Feature> feature = each.next();
        if (apis.keySet().containsAll(feature.value().requires())) {
          each.remove();
          add(feature, node);
          progress = true;
        }
      }
    }
    for (Found<Feature> feature : waiting) {
      List<String> missing =
          feature.value().requires().stream()
              .filter(api -> !apis.containsKey(api))
              .map(Class::getName)
              .toList();
      leftOut.add(new LeftOut(feature.origin(), "nobody provides " + String.join(", ", missing)));
    }
  }

  private void add(Found<Feature> feature, Node node) {
    Draft draft = new Draft(this, feature.value().requires());
    try {
      feature.value().contribute(node, draft);
      Map<String, String> names = names(draft, feature.origin());
      owners.putAll(names);
    } catch (RuntimeException | LinkageError e) {
      String reason = e instanceof Clash ? e.getMessage() : e.toString();
      leftOut.add(new LeftOut(feature.origin(), reason));
      return;
    }
    tables.addAll(draft.tables);
    commands.putAll(draft.commands);
    methods.addAll(draft.methods);
    routes.addAll(draft.routes);
    leaderTasks.addAll(draft.leaderTasks);
    snapshotParts.addAll(draft.snapshotParts);
    stats.addAll(draft.stats);
    apis.putAll(draft.apis);
    features.add(feature.value());
  }

  /** Every name a feature takes; whatever only one may have is a name. */
  private Map<String, String> names(Draft draft, String origin) {
    Map<String, String> names = new LinkedHashMap<>();
    draft.tables.forEach(table -> claim(names, "table " + table.name(), origin));
    draft.commands.keySet().forEach(c -> claim(names, "command type " + c.type(), origin));
    draft.methods.forEach(m -> claim(names, "method " + m.method().name(), origin));
    draft.apis.keySet().forEach(api -> claim(names, "interface " + api.getName(), origin));
    for (SnapshotPart part : draft.snapshotParts) {
      part.types().forEach(type -> claim(names, "snapshot record type " + type, origin));
    }
    for (HttpRoute route : draft.routes) {
      if (route.methods().isEmpty()) {
        claim(names, "route " + route.path(), origin);
      }
      route.methods().forEach(m -> claim(names, "route " + m + " " + route.path(), origin));
    }
    return names;
  }

  private void claim(Map<String, String> names, String name, String origin) {
    String owner = owners.getOrDefault(name, names.get(name));
    if (owner != null) {
      throw new Clash(name, owner);
    }
    names.put(name, origin);
  }

  <T> T api(Class<T> api) {
    return api.cast(apis.get(api));
  }

  public List<Feature> features() {
    return List.copyOf(features);
  }

  public List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  public Set<Table> tables() {
    return Set.copyOf(tables);
  }

  public Map<Command, CommandHandler> commands() {
    return Map.copyOf(commands);
  }

  public List<WiredMethod<?, ?>> methods() {
    return List.copyOf(methods);
  }

  public List<HttpRoute> routes() {
    return List.copyOf(routes);
  }

  public List<LeaderTask> leaderTasks() {
    return List.copyOf(leaderTasks);
  }

  public List<SnapshotPart> snapshotParts() {
    return List.copyOf(snapshotParts);
  }

  public List<WiredStats> stats() {
    return List.copyOf(stats);
  }
}
