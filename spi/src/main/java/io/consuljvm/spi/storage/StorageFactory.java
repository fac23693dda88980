package io.consuljvm.spi.storage;

import com.typesafe.config.Config;
import java.nio.file.Path;
import org.pf4j.ExtensionPoint;

/** Fills the storage slot. */
public interface StorageFactory extends ExtensionPoint {
  /** The value of {@code slots.storage} that chooses this implementation. */
  String name();

  /**
   * Called once, at start.
   *
   * @param directory where the stores live; made if absent. Unused by a storage without disk
   * @param config this plugin's own section, with its {@code reference.conf} beneath
   */
  Storage create(Path directory, Config config);
}
