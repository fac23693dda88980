package io.consuljvm.storage.xodus;

import com.typesafe.config.Config;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.StorageFactory;
import java.nio.file.Path;
import org.pf4j.Extension;

/** Chosen by {@code slots.storage = xodus}. */
@Extension
public class XodusStorageFactory implements StorageFactory {
  @Override
  public String name() {
    return "xodus";
  }

  @Override
  public Storage create(Path directory, Config config) {
    return new XodusStorage(directory, XodusSettings.of(config));
  }
}
