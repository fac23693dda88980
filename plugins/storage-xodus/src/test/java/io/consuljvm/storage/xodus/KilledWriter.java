package io.consuljvm.storage.xodus;

import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;

/** A process that writes, and says so, until it is killed. */
final class KilledWriter {
  static final Table ODD = new Table("odd");
  static final Table ALL = new Table("all");

  private KilledWriter() {}

  public static void main(String[] arguments) {
    Durability durability = Durability.valueOf(arguments[1]);
    Storage storage =
        new XodusStorageFactory().create(Path.of(arguments[0]), XodusStorageTest.DEFAULTS);
    Store store = storage.open("state", Set.of(ODD, ALL));
    for (long i = 1; ; i++) {
      byte[] number = ByteBuffer.allocate(8).putLong(i).array();
      boolean odd = i % 2 == 1;
      store.write(
          durability,
          w -> {
            w.put(ALL, number, new byte[300]);
            if (odd) {
              w.put(ODD, number, number);
            }
            return null;
          });
      System.out.println(i);
    }
  }
}
