package io.consuljvm.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** What the program talks to. */
record Console(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
  Console {
    environment = Map.copyOf(environment);
  }
}
