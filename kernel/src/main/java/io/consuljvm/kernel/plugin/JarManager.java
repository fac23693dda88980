package io.consuljvm.kernel.plugin;

import io.consuljvm.spi.Spi;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.DefaultPluginManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.RuntimeMode;

/**
 * PF4J, set up for jars: descriptors in manifests, shared classes from the application, extensions
 * by index.
 */
final class JarManager extends DefaultPluginManager {

  JarManager(List<Path> directories) {
    super(directories);
    setSystemVersion(Spi.VERSION);
    // One plugin with unmet needs is no reason to do without the others.
    setResolveRecoveryStrategy(ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
  }

  /** Loads one jar; the reason if it does not fit. Dependencies are looked at later. */
  PluginWrapper add(Path jar) {
    PluginWrapper plugin = loadPluginFromPath(jar);
    if (plugin == null) {
      throw new PluginRuntimeException("not a plugin");
    }
    return plugin;
  }

  /** Forgets what was added. */
  void drop(String pluginId) {
    unloadPlugin(pluginId, false, false);
  }

  /** Orders what was added by dependencies. */
  void resolve() {
    resolvePlugins();
  }

  @Override
  public RuntimeMode getRuntimeMode() {
    return RuntimeMode.DEPLOYMENT;
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  /** A plugin is switched off by taking its jar away, not by a file that lists names. */
  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new PluginStatusProvider() {
      @Override
      public boolean isPluginDisabled(String pluginId) {
        return false;
      }

      @Override
      public void disablePlugin(String pluginId) {
        // Nothing is remembered.
      }

      @Override
      public void enablePlugin(String pluginId) {
        // Nothing is remembered.
      }
    };
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new PluginLoader() {
      @Override
      public boolean isApplicable(Path path) {
        return path.toString().endsWith(".jar");
      }

      @Override
      public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
        var loader =
            new SharedClassesLoader(JarManager.this, descriptor, JarManager.class.getClassLoader());
        loader.addFile(path.toFile());
        return loader;
      }
    };
  }
}
