package io.consuljvm.kernel;

import io.consuljvm.kernel.wiring.WiredStats;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.consensus.Leadership;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The agent's statistics by section: the kernel's own and the features' ({@code H151 - H157}). */
final class Statistics {
  private final RunningNode node;
  private volatile List<WiredStats> wired = List.of();

  Statistics(RunningNode node) {
    this.node = node;
  }

  void add(List<WiredStats> contributed) {
    wired = contributed;
  }

  Map<String, Map<String, String>> sections() {
    Map<String, Map<String, String>> sections = new TreeMap<>();
    sections.put("build", build());
    sections.put("runtime", runtime());
    sections.put("consul", role());
    node.consensus().ifPresent(consensus -> sections.put("raft", consensus.stats()));
    node.lan().ifPresent(pool -> sections.put("serf_lan", pool.stats()));
    node.wan().ifPresent(pool -> sections.put("serf_wan", pool.stats()));
    for (WiredStats stats : wired) {
      sections
          .computeIfAbsent(stats.section(), name -> new TreeMap<>())
          .putAll(stats.lines().get());
    }
    return sections;
  }

  private static Map<String, String> build() {
    return new TreeMap<>(Map.of("prerelease", "", "revision", "", "version", Version.NUMBER));
  }

  private Map<String, String> role() {
    Map<String, String> lines = new TreeMap<>();
    lines.put("server", Boolean.toString(node.server()));
    if (node.server()) {
      lines.put("bootstrap", Boolean.toString(node.settings().server().bootstrap()));
      Leadership leadership =
          node.consensus().map(Consensus::leadership).orElseThrow(IllegalStateException::new);
      lines.put("leader", Boolean.toString(leadership.leads()));
      lines.put("leader_addr", leadership.leader().map(Object::toString).orElse(""));
      lines.put("known_datacenters", Long.toString(datacenters()));
    } else {
      lines.put("known_servers", Long.toString(servers()));
    }
    return lines;
  }

  private long datacenters() {
    return node.wan().stream()
        .flatMap(pool -> pool.members().stream())
        .map(member -> member.tags().getOrDefault("dc", ""))
        .distinct()
        .count();
  }

  private long servers() {
    return node.lan().stream()
        .flatMap(pool -> pool.members().stream())
        .filter(member -> "consul".equals(member.tags().get("role")))
        .count();
  }

  /** The nearest to what the original's runtime says of itself ({@code H156}). */
  private static Map<String, String> runtime() {
    Runtime jvm = Runtime.getRuntime();
    String processors = Integer.toString(jvm.availableProcessors());
    String arch = System.getProperty("os.arch");
    return new TreeMap<>(
        Map.of(
            "arch",
            arch.equals("x86_64") ? "amd64" : arch,
            "cpu_count",
            processors,
            "goroutines",
            Integer.toString(Thread.activeCount()),
            "max_procs",
            processors,
            "os",
            System.getProperty("os.name").toLowerCase(Locale.ROOT),
            "version",
            "java" + Runtime.version().feature()));
  }
}
