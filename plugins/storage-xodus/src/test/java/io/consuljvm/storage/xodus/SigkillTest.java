package io.consuljvm.storage.xodus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.View;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a writing process in the middle and looks at what it left. */
class SigkillTest {
  @ParameterizedTest
  @EnumSource(Durability.class)
  void everyAcknowledgedCommitIsThereAndNoHalfOne(Durability durability, @TempDir Path directory)
      throws Exception {
    long acknowledged = writeAndKill(directory, durability, 500);

    try (Storage storage = new XodusStorageFactory().create(directory, XodusStorageTest.DEFAULTS);
        View view = storage.open("state", Set.of(KilledWriter.ODD, KilledWriter.ALL)).view()) {
      long last = countUpwards(view, KilledWriter.ALL, 1);
      long lastOdd = countUpwards(view, KilledWriter.ODD, 2);
      assertTrue(last >= acknowledged, last + " < " + acknowledged);
      assertEquals(last % 2 == 1 ? last : last - 1, lastOdd);
    }
  }

  /** The last number that the process said it had committed. */
  private static long writeAndKill(Path directory, Durability durability, int commits)
      throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                directory.toString(),
                durability.name())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long last = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String line = lines.readLine();
      while (line != null && last < commits) {
        last = Long.parseLong(line);
        line = lines.readLine();
      }
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(commits, last);
    return last;
  }

  /** The last key of a table whose keys start at 1 and ascend by {@code step}. */
  private static long countUpwards(View view, Table table, int step) {
    long expected = 1;
    try (Cursor cursor = view.scan(table, KeyRange.all())) {
      while (cursor.next()) {
        assertEquals(expected, ByteBuffer.wrap(cursor.key()).getLong());
        expected += step;
      }
    }
    return expected - step;
  }
}
