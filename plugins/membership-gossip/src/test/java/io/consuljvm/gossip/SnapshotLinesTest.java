package io.consuljvm.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Coordinate;
import io.consuljvm.gossip.core.SnapshotRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SnapshotLinesTest {
  private static final List<SnapshotRecord> RECORDS = records();

  private static List<SnapshotRecord> records() {
    try {
      return List.of(
          new SnapshotRecord.Alive("node a", Wire.endpoint(Bytes.hex("7f000001"), 8301)),
          new SnapshotRecord.Alive(
              "six", Wire.endpoint(Bytes.hex("fe800000000000000000000000001234"), 8301)),
          new SnapshotRecord.NotAlive("node b"),
          new SnapshotRecord.Clock(12),
          new SnapshotRecord.EventClock(3),
          new SnapshotRecord.QueryClock(-1),
          new SnapshotRecord.At(new Coordinate(List.of(0.5, -0.25), 1.5, 0.0, 0.00001)),
          new SnapshotRecord.Leave());
    } catch (RefusedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final String TEXT =
      """
      alive: node a 127.0.0.1:8301
      alive: six [fe80::1234]:8301
      not-alive: node b
      clock: 12
      event-clock: 3
      query-clock: 18446744073709551615
      coordinate: {"Vec":[0.5,-0.25],"Error":1.5,"Adjustment":0,"Height":0.00001}
      leave
      """;

  @Test
  void writesALineForEachRecord() {
    StringBuilder text = new StringBuilder();
    RECORDS.forEach(record -> text.append(SnapshotLines.format(record)));
    assertEquals(TEXT, text.toString());
  }

  @Test
  void readsWhatItWrites() {
    SnapshotLines.Read read = SnapshotLines.parse(TEXT);
    assertEquals(RECORDS, read.records());
    assertEquals(List.of(), read.notUnderstood());
  }

  @Test
  void skipsCommentsAndALastLineWithoutItsEnd() {
    SnapshotLines.Read read = SnapshotLines.parse("# comment\nclock: 1\nclock: 2");
    assertEquals(List.of(new SnapshotRecord.Clock(1)), read.records());
    assertEquals(List.of(), read.notUnderstood());
  }

  @Test
  void tellsOfLinesItDoesNotUnderstand() {
    String text =
        """
        whatever
        alive: nobody
        alive: a 127.0.0.1
        alive: a host:1
        alive: a 127.0.0.1:99999
        clock: x
        coordinate: {
        """;
    SnapshotLines.Read read = SnapshotLines.parse(text);
    assertEquals(List.of(), read.records());
    assertEquals(text.lines().toList(), read.notUnderstood());
  }
}
