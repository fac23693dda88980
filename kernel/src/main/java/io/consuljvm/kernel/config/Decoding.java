package io.consuljvm.kernel.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decoding of one document or definition: what is wrong with it so far. All type errors of a
 * document are told at once ({@code F017}).
 */
final class Decoding {
  private final boolean lenient;
  private final List<String> errors = new ArrayList<>();

  /**
   * @param lenient whether scalars are converted where that is possible: in HOCON, where quotes are
   *     optional and substitutions of the environment are always text
   */
  Decoding(boolean lenient) {
    this.lenient = lenient;
  }

  boolean lenient() {
    return lenient;
  }

  void error(String text) {
    errors.add("* " + text);
  }

  /** Reports a value that is not of the expected type; null for convenience. */
  @Nullable Object unconvertible(String name, String expected, Object raw) {
    error(
        "'"
            + name
            + "' expected type '"
            + expected
            + "', got unconvertible type '"
            + GoValue.type(raw)
            + "'");
    return null;
  }

  /**
   * @throws ConfigException if anything was wrong
   */
  void check() throws ConfigException {
    if (!errors.isEmpty()) {
      Collections.sort(errors);
      throw new ConfigException(
          errors.size() + " error(s) decoding:\n\n" + String.join("\n", errors));
    }
  }
}
