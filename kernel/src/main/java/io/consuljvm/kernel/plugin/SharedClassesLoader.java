package io.consuljvm.kernel.plugin;

import java.util.List;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * A plugin's class loader. Classes of the SPI and of the shared libraries always come from the
 * application: a jar that bundles them would otherwise get copies of its own, and its contributions
 * would not be contributions. For everything else the plugin's own classes come first.
 */
final class SharedClassesLoader extends PluginClassLoader {
  private static final List<String> SHARED =
      List.of(
          "io.consuljvm.spi.",
          "io.consuljvm.codec.",
          "org.pf4j.",
          "org.slf4j.",
          "org.jspecify.",
          "com.typesafe.config.",
          "io.netty.",
          "tools.jackson.",
          "com.fasterxml.jackson.annotation.",
          "org.msgpack.",
          "com.beust.jcommander.",
          "jetbrains.exodus.",
          "kotlin.");

  SharedClassesLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader parent) {
    super(manager, descriptor, parent, ClassLoadingStrategy.PDA);
  }

  @Override
  protected boolean shouldDelegateToParent(String className) {
    for (String prefix : SHARED) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return super.shouldDelegateToParent(className);
  }
}
