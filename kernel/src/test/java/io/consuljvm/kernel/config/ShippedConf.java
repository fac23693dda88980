package io.consuljvm.kernel.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;

/** Writes the shipped {@code conf/consul.conf} from the schema: every key, commented out. */
final class ShippedConf {
  private static final int WIDTH = 98;

  private static final String HEAD =
      """
      # The configuration of the agent, in HOCON: JSON with comments, in which quotes, commas and the
      # outermost braces may be left out. Consul's own JSON files can be used as well; see -config-file
      # and -config-dir.
      #
      # Everything is commented out and shows its default. What stands here is overridden by files that
      # are named on the command line, and those by flags. Keys marked (reload) take effect on
      # `consul reload`; all others need a restart. A duration is a number with ns, us, ms, s, m or h.
      # ${?NAME} stands for an environment variable.
      """;

  private final StringBuilder out = new StringBuilder(HEAD);

  static String render() {
    ShippedConf conf = new ShippedConf();
    Schema.SECTIONS.forEach(conf::section);
    return conf.out.toString();
  }

  private void section(Section section) {
    String title = section.meaning();
    out.append("\n\n# ").append(title).append(' ');
    out.append("-".repeat(WIDTH - title.length() - 2)).append('\n');
    for (Key<?> key : section.keys()) {
      out.append('\n');
      String note = key.fallbackNote().isEmpty() ? "" : " Default: " + key.fallbackNote() + ".";
      comment((key.reloadable() ? "(reload) " : "") + key.meaning() + note);
      out.append('#').append(key.path()).append(" = ").append(fallback(key)).append('\n');
    }
  }

  private void comment(String text) {
    StringBuilder line = new StringBuilder("#");
    for (String word : text.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    out.append(line).append('\n');
  }

  private static <T> String fallback(Key<T> key) {
    T fallback = key.fallback();
    return fallback == null
        ? "null"
        : ConfigValueFactory.fromAnyRef(key.type().plain(fallback))
            .render(ConfigRenderOptions.concise());
  }
}
