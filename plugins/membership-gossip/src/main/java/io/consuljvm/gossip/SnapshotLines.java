package io.consuljvm.gossip;

import io.consuljvm.codec.Codec;
import io.consuljvm.codec.CodecException;
import io.consuljvm.gossip.core.Bytes;
import io.consuljvm.gossip.core.Coordinate;
import io.consuljvm.gossip.core.Endpoint;
import io.consuljvm.gossip.core.SnapshotRecord;
import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code serf/local.snapshot} and {@code serf/remote.snapshot}: a record a line
 * (serf, section 12).
 */
final class SnapshotLines {
  private static final String ALIVE = "alive: ";
  private static final String NOT_ALIVE = "not-alive: ";
  private static final String CLOCK = "clock: ";
  private static final String EVENT_CLOCK = "event-clock: ";
  private static final String QUERY_CLOCK = "query-clock: ";
  private static final String COORDINATE = "coordinate: ";
  private static final String LEAVE = "leave";
  private static final String COMMENT = "#";

  private static final Codec<SerfBodies.At> AT = SerfBodies.AT;

  private SnapshotLines() {}

  /**
   * @param notUnderstood lines to warn about, whole
   */
  record Read(List<SnapshotRecord> records, List<String> notUnderstood) {
    Read {
      records = List.copyOf(records);
      notUnderstood = List.copyOf(notUnderstood);
    }
  }

  /** The line of {@code record}, its end included. */
  static String format(SnapshotRecord record) {
    return switch (record) {
          case SnapshotRecord.Alive alive -> ALIVE + alive.name() + ' ' + alive.endpoint();
          case SnapshotRecord.NotAlive gone -> NOT_ALIVE + gone.name();
          case SnapshotRecord.Clock clock -> CLOCK + unsigned(clock.lamportTime());
          case SnapshotRecord.EventClock clock -> EVENT_CLOCK + unsigned(clock.lamportTime());
          case SnapshotRecord.QueryClock clock -> QUERY_CLOCK + unsigned(clock.lamportTime());
          case SnapshotRecord.At at -> COORDINATE + json(at.coordinate());
          case SnapshotRecord.Leave leave -> LEAVE;
        }
        + '\n';
  }

  private static String unsigned(long lamportTime) {
    return Long.toUnsignedString(lamportTime);
  }

  private static String json(Coordinate at) {
    SerfBodies.At body = new SerfBodies.At(at.vector(), at.error(), at.adjustment(), at.height());
    return new String(AT.toJson(body), StandardCharsets.UTF_8).strip();
  }

  /** A last line without its end was not written whole, and does not count. */
  static Read parse(String text) {
    List<SnapshotRecord> records = new ArrayList<>();
    List<String> notUnderstood = new ArrayList<>();
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    for (String line : whole.lines().toList()) {
      if (!line.startsWith(COMMENT)) {
        record(line).ifPresentOrElse(records::add, () -> notUnderstood.add(line));
      }
    }
    return new Read(records, notUnderstood);
  }

  private static Optional<SnapshotRecord> record(String line) {
    if (line.equals(LEAVE)) {
      return Optional.of(new SnapshotRecord.Leave());
    }
    int colon = line.indexOf(": ");
    if (colon < 0) {
      return Optional.empty();
    }
    String value = line.substring(colon + 2);
    return switch (line.substring(0, colon + 2)) {
      case ALIVE -> alive(value);
      case NOT_ALIVE -> Optional.of(new SnapshotRecord.NotAlive(value));
      case CLOCK -> number(value).map(SnapshotRecord.Clock::new);
      case EVENT_CLOCK -> number(value).map(SnapshotRecord.EventClock::new);
      case QUERY_CLOCK -> number(value).map(SnapshotRecord.QueryClock::new);
      case COORDINATE -> coordinate(value);
      default -> Optional.empty();
    };
  }

  /** A name may hold spaces, an address does not. */
  private static Optional<SnapshotRecord> alive(String value) {
    int space = value.lastIndexOf(' ');
    return space < 0
        ? Optional.empty()
        : endpoint(value.substring(space + 1))
            .map(endpoint -> new SnapshotRecord.Alive(value.substring(0, space), endpoint));
  }

  private static Optional<Endpoint> endpoint(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    byte[] address = NetUtil.createByteArrayFromIpAddressString(text.substring(0, colon));
    return address == null
        ? Optional.empty()
        : number(text.substring(colon + 1))
            .filter(port -> port >= 0 && port <= 0xffff)
            .map(port -> new Endpoint(Bytes.of(address), port.intValue()));
  }

  private static Optional<Long> number(String digits) {
    try {
      return Optional.of(Long.parseUnsignedLong(digits));
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<SnapshotRecord> coordinate(String json) {
    try {
      SerfBodies.At at = AT.fromJson(json);
      return Optional.of(
          new SnapshotRecord.At(
              new Coordinate(at.vec(), at.error(), at.adjustment(), at.height())));
    } catch (CodecException malformed) {
      return Optional.empty();
    }
  }
}
