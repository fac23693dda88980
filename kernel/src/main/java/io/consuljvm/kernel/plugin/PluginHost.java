package io.consuljvm.kernel.plugin;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/**
 * The plugins of one agent: those of the class path and those that lie as jars in directories. A
 * jar that is broken, or does not fit, is reported by {@link #leftOut} and otherwise ignored.
 *
 * <p>Used by the thread that starts and stops the agent.
 */
public final class PluginHost implements AutoCloseable {
  private final JarManager manager;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Map<String, PluginWrapper> started = new LinkedHashMap<>();

  private PluginHost(List<Path> directories) {
    manager = new JarManager(directories);
  }

  /**
   * Loads and starts every jar in the directories, in the order of their dependencies.
   *
   * @param directories those that do not exist are skipped; a later one cannot replace a plugin of
   *     an earlier one
   */
  public static PluginHost load(List<Path> directories) {
    List<Path> present = directories.stream().filter(Files::isDirectory).toList();
    // PF4J insists on one; a directory without jars does no harm.
    PluginHost host = new PluginHost(present.isEmpty() ? List.of(Path.of(".")) : present);
    present.forEach(host::addJars);
    host.start();
    return host;
  }

  private void addJars(Path directory) {
    List<Path> jars;
    try (Stream<Path> files = Files.list(directory)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      leftOut.add(new LeftOut(directory.toString(), "cannot be listed: " + e.getMessage()));
      return;
    }
    for (Path jar : jars) {
      try {
        PluginWrapper plugin = manager.add(jar);
        if (plugin.getPluginState() == PluginState.DISABLED) {
          leave(
              plugin,
              "needs plugin interface "
                  + plugin.getDescriptor().getRequires()
                  + ", this agent has "
                  + manager.getSystemVersion());
        }
      } catch (PluginRuntimeException e) {
        leftOut.add(new LeftOut(jar.getFileName().toString(), oneLine(e)));
      }
    }
  }

  private void start() {
    dropUnmet();
    List<PluginWrapper> met = List.copyOf(manager.getPlugins());
    manager.resolve();
    met.stream()
        .filter(plugin -> !manager.getPlugins().contains(plugin))
        .forEach(plugin -> leave(plugin, "needs " + needs(plugin) + ", here is another version"));
    for (PluginWrapper plugin : List.copyOf(manager.getResolvedPlugins())) {
      PluginState state;
      try {
        state = manager.startPlugin(plugin.getPluginId());
      } catch (PluginRuntimeException | LinkageError e) {
        leave(plugin, oneLine(e));
        continue;
      }
      if (state == PluginState.STARTED) {
        started.put(plugin.getPluginId(), plugin);
      } else {
        Throwable reason = plugin.getFailedException();
        leave(plugin, reason == null ? "does not start" : oneLine(reason));
      }
    }
  }

  /**
   * Leaves out what needs a plugin that is not here, directly or not, or needs itself: PF4J would
   * give up on all plugins.
   */
  private void dropUnmet() {
    Set<String> met = new HashSet<>();
    List<PluginWrapper> waiting = new ArrayList<>(manager.getPlugins());
    waiting.stream()
        .filter(plugin -> plugin.getPluginState() == PluginState.DISABLED)
        .toList()
        .forEach(plugin -> {
          waiting.remove(plugin);
          manager.drop(plugin.getPluginId());
        });
    boolean progress = true;
    while (progress) {
      List<PluginWrapper> next = waiting.stream().filter(plugin -> isMet(plugin, met)).toList();
      next.forEach(plugin -> met.add(plugin.getPluginId()));
      waiting.removeAll(next);
      progress = !next.isEmpty();
    }
    for (PluginWrapper plugin : waiting) {
      leave(plugin, "needs " + needs(plugin) + ", which is not here or does not fit");
      manager.drop(plugin.getPluginId());
    }
  }

  private static boolean isMet(PluginWrapper plugin, Set<String> met) {
    return plugin.getDescriptor().getDependencies().stream()
        .allMatch(need -> need.isOptional() || met.contains(need.getPluginId()));
  }

  private static String needs(PluginWrapper plugin) {
    return plugin.getDescriptor().getDependencies().stream()
        .map(dependency -> dependency.getPluginId() + " " + dependency.getPluginVersionSupport())
        .collect(Collectors.joining(", "));
  }

  private void leave(PluginWrapper plugin, String reason) {
    leftOut.add(new LeftOut(plugin.getPluginPath().getFileName().toString(), reason));
  }

  /** What does not take part, and why. */
  public List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /**
   * New instances of everything of a kind, those of the class path first, then those of the jars in
   * the order of their dependencies. What cannot be made is left out.
   */
  public <T> List<Found<T>> find(Class<T> kind) {
    List<Found<T>> found = new ArrayList<>();
    for (Class<? extends T> type : types(kind)) {
      PluginWrapper plugin = manager.whichPlugin(type);
      String origin =
          plugin == null ? type.getName() : plugin.getPluginPath().getFileName().toString();
      try {
        found.add(new Found<>(origin, type.getConstructor().newInstance()));
      } catch (ReflectiveOperationException | LinkageError e) {
        leftOut.add(new LeftOut(origin, "cannot make " + type.getName() + ": " + oneLine(e)));
      }
    }
    return found;
  }

  /** By PF4J's index, and by the JDK's services files, which need no annotation processor. */
  private <T> Set<Class<? extends T>> types(Class<T> kind) {
    Set<Class<? extends T>> types = new LinkedHashSet<>(manager.getExtensionClasses(kind));
    Services services = new Services(kind.getName());
    ClassLoader application = PluginHost.class.getClassLoader();
    addTypes(types, kind, services.onClassPath(application), application, kind.getName());
    for (PluginWrapper plugin : started.values()) {
      URLClassLoader loader = (URLClassLoader) plugin.getPluginClassLoader();
      String jar = plugin.getPluginPath().getFileName().toString();
      addTypes(types, kind, services.inJar(loader), loader, jar);
    }
    return types;
  }

  private <T> void addTypes(
      Set<Class<? extends T>> types,
      Class<T> kind,
      List<String> names,
      ClassLoader loader,
      String origin) {
    for (String name : names) {
      try {
        types.add(loader.loadClass(name).asSubclass(kind));
      } catch (ClassNotFoundException | ClassCastException | LinkageError e) {
        leftOut.add(new LeftOut(origin, "cannot load " + name + ": " + oneLine(e)));
      }
    }
  }

  /** Plugins that contribute nothing of these kinds: most likely a jar without an index. */
  public List<LeftOut> withoutContribution(List<Class<?>> kinds) {
    Set<ClassLoader> contributing = new HashSet<>();
    kinds.forEach(kind -> types(kind).forEach(type -> contributing.add(type.getClassLoader())));
    return started.values().stream()
        .filter(plugin -> !contributing.contains(plugin.getPluginClassLoader()))
        .map(plugin ->
            new LeftOut(
                plugin.getPluginPath().getFileName().toString(),
                "contributes nothing: is META-INF/extensions.idx missing?"))
        .toList();
  }

  /**
   * The {@code reference.conf} of every plugin, merged. One that cannot be read is reported and
   * counts as empty.
   */
  public Config defaults() {
    Config merged = ConfigFactory.defaultReferenceUnresolved(PluginHost.class.getClassLoader());
    for (PluginWrapper plugin : started.values()) {
      URL file = ((URLClassLoader) plugin.getPluginClassLoader()).findResource("reference.conf");
      if (file != null) {
        try {
          merged = merged.withFallback(ConfigFactory.parseURL(file));
        } catch (ConfigException e) {
          leave(plugin, "reference.conf: " + oneLine(e));
        }
      }
    }
    return merged;
  }

  /** Stops the plugins in reverse order. What they contributed must be stopped before. */
  @Override
  public void close() {
    // One by one: stopping all at once loses some (pf4j#656).
    for (String id : new ArrayList<>(started.keySet()).reversed()) {
      manager.stopPlugin(id);
    }
    started.clear();
    manager.unloadPlugins();
  }

  private static String oneLine(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    String name =
        cause instanceof PluginRuntimeException ? "" : cause.getClass().getSimpleName() + message;
    String text = name.isEmpty() ? String.valueOf(cause.getMessage()) : name;
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
