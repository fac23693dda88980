package io.consuljvm.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.typesafe.config.ConfigFactory;
import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.StorageContract;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryStorageTest extends StorageContract {
  private static final Table NUMBERS = new Table("numbers");

  @Override
  protected Storage create(Path directory) {
    return new MemoryStorageFactory().create(directory, ConfigFactory.empty());
  }

  @Test
  void doesNotOutliveTheProcess() {
    assertFalse(new MemoryStorage().durable());
  }

  @Test
  void sizeReturnsToNothingWhenAllIsDeleted() {
    try (Storage storage = new MemoryStorage()) {
      Store store = storage.open("size", Set.of(NUMBERS));
      for (int i = 0; i < 5000; i++) {
        byte[] key = ByteBuffer.allocate(4).putInt(i * 7919).array();
        store.write(
            Durability.EVENTUAL,
            w -> {
              w.put(NUMBERS, key, key);
              w.put(NUMBERS, key, new byte[10]);
              return null;
            });
      }
      assertEquals(5000 * (4 + 10 + 48), store.sizeBytes());

      store.write(Durability.EVENTUAL, w -> w.deleteRange(NUMBERS, KeyRange.all()));

      assertEquals(0, store.sizeBytes());
    }
  }
}
