package io.consuljvm.storage.xodus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.StorageContract;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XodusStorageTest extends StorageContract {
  static final Config DEFAULTS =
      ConfigFactory.parseResources(XodusStorageFactory.class.getClassLoader(), "reference.conf")
          .getConfig("plugins.storage-xodus");
  private static final Table TABLE = new Table("table");

  @Override
  protected Storage create(Path directory) {
    return new XodusStorageFactory().create(directory, DEFAULTS);
  }

  @Test
  void readsItsSection() {
    assertEquals(new XodusSettings(8 << 20, 8 << 20, 50), XodusSettings.of(DEFAULTS));

    Config section =
        ConfigFactory.parseString("cache = 1 MiB, file-size = 2 MiB, min-utilization = 60");
    assertEquals(new XodusSettings(1 << 20, 2 << 20, 60), XodusSettings.of(section));
  }

  @Test
  void refusesUnknownKeysAndBadValues() {
    assertThrows(
        ConfigException.class,
        () -> XodusSettings.of(ConfigFactory.parseString("cash = 1").withFallback(DEFAULTS)));
    assertThrows(IllegalArgumentException.class, () -> new XodusSettings(1, 8 << 20, 50));
    assertThrows(IllegalArgumentException.class, () -> new XodusSettings(8 << 20, 1000, 50));
    assertThrows(IllegalArgumentException.class, () -> new XodusSettings(8 << 20, 8 << 20, 0));
  }

  @Test
  void anotherStorageShowsWhatTheLastOneCommitted(@TempDir Path directory) {
    try (Storage first = create(directory)) {
      put(first.open("state", Set.of(TABLE)), 1);
    }
    try (Storage second = create(directory);
        View view = second.open("state", Set.of(TABLE)).view()) {
      assertArrayEquals(new byte[] {1}, view.get(TABLE, new byte[] {1}).orElseThrow());
      assertTrue(second.durable());
    }
  }

  @Test
  void anInterruptedWriterHarmsNobody(@TempDir Path directory) {
    try (Storage storage = create(directory)) {
      Store store = storage.open("state", Set.of(TABLE));
      Thread.currentThread().interrupt();
      put(store, 1);
      assertTrue(Thread.interrupted());
      put(store, 2);
      try (View view = store.view()) {
        assertTrue(view.get(TABLE, new byte[] {2}).isPresent());
      }
    }
  }

  @Test
  void saysWhichDirectoryItCannotOpen(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("state"), "a file is in the way");
    try (Storage storage = create(directory)) {
      StorageException thrown =
          assertThrows(StorageException.class, () -> storage.open("state", Set.of(TABLE)));
      assertTrue(thrown.getMessage().contains(directory.resolve("state").toString()));
    }
  }

  private static void put(Store store, int value) {
    byte[] bytes = {(byte) value};
    store.write(
        Durability.SYNCED,
        w -> {
          w.put(TABLE, bytes, bytes);
          return null;
        });
  }
}
