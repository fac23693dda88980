package io.consuljvm.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** Several errors in one text, as the original lists them. */
final class Errors {
  private Errors() {}

  static String list(List<String> errors) {
    return errors.size()
        + " error(s) occurred:\n\n"
        + errors.stream().map(error -> "* " + error).collect(Collectors.joining("\n"));
  }
}
