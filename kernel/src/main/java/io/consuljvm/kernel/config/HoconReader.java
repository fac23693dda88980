package io.consuljvm.kernel.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a HOCON file, with its includes and with substitutions from the file itself and from the
 * environment.
 */
final class HoconReader {
  private HoconReader() {}

  /**
   * @throws ConfigException if it is no HOCON, with the parser's text, which names the line
   */
  static Map<String, Object> read(Path file) throws ConfigException {
    try {
      return ConfigFactory.parseFile(
              file.toFile(),
              ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false))
          .resolve()
          .root()
          .unwrapped();
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
  }
}
