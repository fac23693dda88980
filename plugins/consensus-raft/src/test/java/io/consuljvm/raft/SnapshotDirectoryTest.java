package io.consuljvm.raft;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.ServerAddress;
import io.consuljvm.raft.core.SnapshotMark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotDirectoryTest {
  @TempDir private Path directory;

  @Test
  void checksumIsTheOneOfXz() {
    Crc64 crc = new Crc64();
    crc.update("123456789".getBytes(US_ASCII));
    assertEquals(0x995DC9BBDF1939FAL, crc.getValue());
  }

  @Test
  void writesTheFilesOfTheOriginal() throws IOException {
    SnapshotMeta meta = write(7, "123456789");

    assertEquals("2-7-1700000000000", meta.id());
    assertEquals(
        "{\"Version\":1,\"ID\":\"2-7-1700000000000\",\"Index\":7,\"Term\":2,"
            + "\"Peers\":\"ka4xMjcuMC4wLjE6ODMwMA==\",\"Configuration\":{\"Servers\":"
            + "[{\"Suffrage\":0,\"ID\":\"127.0.0.1:8300\",\"Address\":\"127.0.0.1:8300\"}]},"
            + "\"ConfigurationIndex\":1,\"Size\":9,\"CRC\":\"mV3Ju98ZOfo=\"}",
        Files.readString(directory.resolve(meta.id()).resolve("meta.json")));
    assertEquals("123456789", Files.readString(directory.resolve(meta.id()).resolve("state.bin")));
  }

  @Test
  void readsWhatItHasWritten() throws IOException {
    SnapshotMeta meta = write(7, "state");
    SnapshotDirectory again = new SnapshotDirectory(directory);

    assertEquals(List.of(meta), again.list());
    assertEquals(mark(7), again.list().getFirst().mark());
    assertEquals(meta, again.find(mark(7)).orElseThrow());
    try (InputStream in = again.open(meta)) {
      assertArrayEquals("state".getBytes(UTF_8), in.readAllBytes());
    }
  }

  @Test
  void keepsTheTwoNewest() throws IOException {
    write(7, "a");
    write(9, "b");
    write(8, "c");

    assertEquals(
        List.of(9L, 8L),
        new SnapshotDirectory(directory).list().stream().map(SnapshotMeta::index).toList());
  }

  @Test
  void refusesADamagedState() throws IOException {
    SnapshotMeta meta = write(7, "state");
    Files.writeString(directory.resolve(meta.id()).resolve("state.bin"), "stale");

    assertThrows(IOException.class, () -> new SnapshotDirectory(directory).open(meta));
  }

  @Test
  void passesOverWhatIsNotFinishedAndRemovesIt() throws IOException {
    SnapshotDirectory snapshots = new SnapshotDirectory(directory);
    snapshots.create().out().write(1);
    Path foreign = Files.createDirectories(directory.resolve("1-1-1"));
    Files.writeString(foreign.resolve("meta.json"), "{");

    assertEquals(List.of(), snapshots.list());
    new SnapshotDirectory(directory).removeUnfinished();
    assertFalse(Files.exists(directory.resolve("spool-1.tmp")));
  }

  private SnapshotMeta write(long index, String state) throws IOException {
    SnapshotSpool spool = new SnapshotDirectory(directory).create();
    spool.out().write(state.getBytes(UTF_8));
    return spool.finish(mark(index), 1700000000000L);
  }

  private static SnapshotMark mark(long index) {
    return new SnapshotMark(
        index, 2, Configuration.ofVoters(List.of(new ServerAddress("127.0.0.1:8300"))), 1);
  }
}
