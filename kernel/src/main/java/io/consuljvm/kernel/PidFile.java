package io.consuljvm.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** A file with the process id, as long as the agent runs ({@code C138, F035}). */
record PidFile(Optional<Path> file) {

  void write() throws StartFailure {
    if (file.isPresent()) {
      try {
        Files.writeString(file.get(), Long.toString(ProcessHandle.current().pid()));
      } catch (IOException e) {
        throw new StartFailure("Could not open pid file: " + e.getMessage(), e);
      }
    }
  }

  void delete() {
    if (file.isPresent()) {
      try {
        Files.deleteIfExists(file.get());
      } catch (IOException e) {
        LoggerFactory.getLogger("agent").warn("Could not delete pid file: {}", e.getMessage());
      }
    }
  }
}
