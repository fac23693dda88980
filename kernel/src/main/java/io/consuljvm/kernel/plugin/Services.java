package io.consuljvm.kernel.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The classes that {@code META-INF/services} files name for one interface.
 *
 * @param type name of the interface
 */
record Services(String type) {

  /** Everything the application's class path says. */
  List<String> onClassPath(ClassLoader loader) {
    try {
      return names(Collections.list(loader.getResources(path())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a jar says itself, not what its parents do. */
  List<String> inJar(URLClassLoader loader) {
    try {
      return names(Collections.list(loader.findResources(path())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String path() {
    return "META-INF/services/" + type;
  }

  private static List<String> names(List<URL> files) throws IOException {
    List<String> names = new ArrayList<>();
    for (URL file : files) {
      try (var in =
          new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
        in.lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .forEach(names::add);
      }
    }
    return names;
  }
}
