package io.consuljvm.kernel.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.Feature;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars are compiled and packed here, as a plugin author would. */
class PluginHostTest {
  @TempDir Path plugins;
  @TempDir Path classes;

  private static final String FEATURE =
      """
      package %s;
      @org.pf4j.Extension
      public class Hello implements io.consuljvm.spi.Feature {
        public void contribute(io.consuljvm.spi.Node n, io.consuljvm.spi.Contributions c) {}
      }
      """;

  private void jar(String name, Map<String, String> manifest, Map<String, String> texts)
      throws IOException {
    jar(name, manifest, texts, "");
  }

  /** Packs a jar: a manifest, files with texts, and, if there is source, its class. */
  private void jar(
      String name, Map<String, String> manifest, Map<String, String> texts, String source)
      throws IOException {
    Manifest head = new Manifest();
    head.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach(head.getMainAttributes()::putValue);
    Map<String, byte[]> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes()));
    if (!source.isEmpty()) {
      compile(name, source);
      try (var compiled = Files.walk(classes.resolve(name))) {
        for (Path file : compiled.filter(Files::isRegularFile).toList()) {
          files.put(classes.resolve(name).relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    try (var out = new JarOutputStream(Files.newOutputStream(plugins.resolve(name)), head)) {
      // As the usual tools do: PF4J looks for the directory.
      out.putNextEntry(new JarEntry("META-INF/services/"));
      out.closeEntry();
      for (var file : files.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    }
  }

  private void compile(String name, String source) throws IOException {
    Path output = Files.createDirectories(classes.resolve(name));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    var unit =
        new SimpleJavaFileObject(URI.create("string:///Hello.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    StringWriter messages = new StringWriter();
    boolean done =
        javac
            .getTask(
                messages,
                null,
                null,
                List.of("-d", output.toString(), "-proc:none"),
                null,
                List.of(unit))
            .call();
    assertTrue(done, messages.toString());
  }

  private static Map<String, String> plugin(String id, String... more) {
    Map<String, String> manifest = new TreeMap<>();
    manifest.put("Plugin-Id", id);
    manifest.put("Plugin-Version", "1.0.0");
    for (int i = 0; i < more.length; i += 2) {
      manifest.put(more[i], more[i + 1]);
    }
    return manifest;
  }

  private static Map<String, String> index(String type) {
    return Map.of("META-INF/extensions.idx", type + "\n");
  }

  private List<String> features(PluginHost host) {
    return host.find(Feature.class).stream().map(Found::origin).toList();
  }

  @Test
  void findsContributionsByIndexAndByServicesFile() throws IOException {
    jar("a.jar", plugin("a"), index("a.Hello"), FEATURE.formatted("a"));
    jar(
        "b.jar",
        plugin("b"),
        Map.of("META-INF/services/io.consuljvm.spi.Feature", "b.Hello\n"),
        FEATURE.formatted("b"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals(List.of("a.jar", "b.jar"), features(host).stream().sorted().toList());
      assertEquals(List.of(), host.leftOut());
    }
  }

  @Test
  void leavesOutAJarThatIsNone() throws IOException {
    Files.writeString(plugins.resolve("junk.jar"), "not a zip");
    jar("good.jar", plugin("good"), index("good.Hello"), FEATURE.formatted("good"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals(List.of("good.jar"), features(host));
      assertEquals(List.of("junk.jar"), host.leftOut().stream().map(LeftOut::file).toList());
    }
  }

  @Test
  void leavesOutAJarWithoutDescriptor() throws IOException {
    jar("plain.jar", Map.of(), Map.of("readme.txt", "hi"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals("plain.jar", host.leftOut().get(0).file());
    }
  }

  @Test
  void leavesOutAPluginThatNeedsANewerInterface() throws IOException {
    jar(
        "new.jar",
        plugin("new", "Plugin-Requires", ">=9.0.0"),
        index("fresh.Hello"),
        FEATURE.formatted("fresh"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals(List.of(), features(host));
      assertEquals(
          List.of(new LeftOut("new.jar", "needs plugin interface >=9.0.0, this agent has 1.0.0")),
          host.leftOut());
    }
  }

  @Test
  void leavesOutAPluginWhoseDependencyIsMissing() throws IOException {
    jar(
        "child.jar",
        plugin("child", "Plugin-Dependencies", "parent"),
        index("child.Hello"),
        FEATURE.formatted("child"));
    jar("other.jar", plugin("other"), index("other.Hello"), FEATURE.formatted("other"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals(List.of("child.jar"), host.leftOut().stream().map(LeftOut::file).toList());
      assertTrue(host.leftOut().get(0).reason().contains("parent"), host.leftOut().toString());
      assertEquals(List.of("other.jar"), features(host));
    }
  }

  @Test
  void leavesOutPluginsThatNeedEachOther() throws IOException {
    jar("x.jar", plugin("x", "Plugin-Dependencies", "y"), index("x.Hello"), FEATURE.formatted("x"));
    jar("y.jar", plugin("y", "Plugin-Dependencies", "x"), index("y.Hello"), FEATURE.formatted("y"));
    jar("z.jar", plugin("z"), index("z.Hello"), FEATURE.formatted("z"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals(
          List.of("x.jar", "y.jar"), host.leftOut().stream().map(LeftOut::file).sorted().toList());
      assertEquals(List.of("z.jar"), features(host));
    }
  }

  @Test
  void startsADependencyBeforeWhatNeedsIt() throws IOException {
    jar(
        "a-child.jar",
        plugin("child", "Plugin-Dependencies", "parent"),
        index("child.Hello"),
        FEATURE.formatted("child"));
    jar("b-parent.jar", plugin("parent"), index("parent.Hello"), FEATURE.formatted("parent"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals(List.of(), host.leftOut());
      assertEquals(2, features(host).size());
    }
  }

  @Test
  void leavesOutAContributionThatCannotBeMade() throws IOException {
    String failing =
        FEATURE
            .formatted("failing")
            .replace(
                "public void contribute",
                "public Hello() { throw new IllegalStateException(\"no\"); } public void"
                    + " contribute");
    jar("failing.jar", plugin("failing"), index("failing.Hello"), failing);

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals(List.of(), features(host));
      assertEquals(
          List.of(
              new LeftOut("failing.jar", "cannot make failing.Hello: IllegalStateException: no")),
          host.leftOut());
    }
  }

  @Test
  void namesAPluginThatContributesNothing() throws IOException {
    jar("silent.jar", plugin("silent"), Map.of(), FEATURE.formatted("silent"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals("silent.jar", host.withoutContribution(List.of(Feature.class)).get(0).file());
    }
  }

  @Test
  void takesSharedClassesFromTheApplicationEvenIfAJarBundlesThem() throws IOException {
    Map<String, String> files = new TreeMap<>(index("bundle.Hello"));
    files.put("io/consuljvm/spi/Feature.class", "a copy that must not be used");
    jar("bundle.jar", plugin("bundle"), files, FEATURE.formatted("bundle"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      Feature feature = host.find(Feature.class).get(0).value();

      assertNotSame(Feature.class.getClassLoader(), feature.getClass().getClassLoader());
      assertTrue(feature instanceof Feature);
    }
  }

  @Test
  void readsTheDefaultsOfEveryPlugin() throws IOException {
    jar(
        "a.jar",
        plugin("a"),
        Map.of(
            "META-INF/extensions.idx", "a.Hello\n",
            "reference.conf", "plugins { a { size = 3 } }"),
        FEATURE.formatted("a"));

    try (PluginHost host = PluginHost.load(List.of(plugins))) {
      assertEquals(3, host.defaults().getInt("plugins.a.size"));
    }
  }

  @Test
  void worksWithoutAnyDirectory() {
    try (PluginHost host = PluginHost.load(List.of(plugins.resolve("absent")))) {
      assertEquals(List.of(), host.find(Feature.class));
      assertEquals(List.of(), host.leftOut());
    }
  }
}
