package io.consuljvm.gossip.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void addressesAreWrittenAsUsual() {
    assertEquals("127.0.0.2:8301", text("7f000002", 8301));
    assertEquals("[::1]:8301", text("00000000000000000000000000000001", 8301));
    assertEquals("[::]:1", text("00000000000000000000000000000000", 1));
    assertEquals("[2001:db8::8:800:200c:417a]:1", text("20010db80000000000080800200c417a", 1));
    assertEquals("[fe80:0:0:1::]:1", text("fe800000000000010000000000000000", 1));
    assertEquals("10.1.2.3:5", text("00000000000000000000ffff0a010203", 5));
  }

  private static String text(String address, int port) {
    return new Endpoint(Bytes.of(HexFormat.of().parseHex(address)), port).toString();
  }

  @Test
  void portsHaveSixteenBits() {
    assertThrows(IllegalArgumentException.class, () -> new Endpoint(Bytes.EMPTY, 65_536));
  }

  @Test
  void thePresetsAreThoseOfConsul() {
    assertEquals(
        new Timing(
            ofSeconds(10),
            ofSeconds(1),
            Duration.ofMillis(500),
            3,
            5,
            6,
            4,
            Duration.ofMillis(200),
            3,
            ofSeconds(30),
            ofSeconds(30),
            8),
        Timing.lan());
    assertEquals(ofSeconds(5), Timing.wan().probeInterval());
    assertEquals(ofSeconds(3), Timing.wan().probeTimeout());
    assertEquals(6, Timing.wan().suspicionMult());
    assertEquals(4, Timing.wan().gossipNodes());
    assertEquals(ofSeconds(60), Timing.wan().pushPullInterval());
    assertEquals(1, Timing.local().indirectChecks());
    assertEquals(2, Timing.local().retransmitMult());
    assertEquals(Duration.ofHours(72), SerfTiming.consul().reconnectTimeout());
    assertEquals(Duration.ofHours(24), SerfTiming.consul().tombstoneTimeout());
  }

  @Test
  void aClockIsLaterThanWhatItWitnessed() {
    LamportClock clock = new LamportClock();
    clock.increment();
    clock.witness(41);
    assertEquals(42, clock.time());
    clock.witness(5);
    assertEquals(42, clock.time());
    clock.witness(LamportClock.LAST - 1);
    assertEquals(LamportClock.LAST, clock.time());
  }

  @Test
  void theHealthScoreStaysInItsRange() {
    Awareness awareness = new Awareness(8);
    awareness.apply(-5);
    assertEquals(0, awareness.score());
    awareness.apply(50);
    assertEquals(7, awareness.score());
    assertEquals(80, awareness.scale(10));
  }
}
