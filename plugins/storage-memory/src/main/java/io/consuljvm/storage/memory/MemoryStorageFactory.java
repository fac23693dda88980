package io.consuljvm.storage.memory;

import com.typesafe.config.Config;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.StorageFactory;
import java.nio.file.Path;
import org.pf4j.Extension;

/** Chosen by {@code slots.storage = memory}. */
@Extension
public class MemoryStorageFactory implements StorageFactory {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Storage create(Path directory, Config config) {
    return new MemoryStorage();
  }
}
