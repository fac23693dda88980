package io.consuljvm.gossip.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Our coordinate, and the last known ones of the nodes we pinged (serf, section 13). */
final class Coordinates {

  private final Step step;
  private final MessageCodec codec;
  private final String ownName;
  private final Vivaldi vivaldi;
  private final Map<String, Coordinate> others = new HashMap<>();
  private Bytes ackPayload;

  Coordinates(Step step, MessageCodec codec, String ownName, RandomGenerator random) {
    this.step = step;
    this.codec = codec;
    this.ownName = ownName;
    vivaldi = new Vivaldi(random);
    ackPayload = codec.encodeCoordinate(vivaldi.coordinate());
  }

  void restore(Coordinate coordinate) {
    if (coordinate.isCompatibleWith(Coordinate.ORIGIN) && coordinate.isFinite()) {
      vivaldi.restore(coordinate);
      ackPayload = codec.encodeCoordinate(coordinate);
    }
  }

  Bytes ackPayload() {
    return ackPayload;
  }

  void observed(String node, long rttNanos, Bytes payload) {
    if (payload.isEmpty()) {
      return;
    }
    Coordinate other;
    try {
      other = codec.decodeCoordinate(payload);
    } catch (MalformedPayloadException malformed) {
      step.error("serf: coordinate not understood node={} reason={}", node, malformed.getMessage());
      return;
    }
    if (!vivaldi.coordinate().isCompatibleWith(other) || !other.isFinite()) {
      step.error("serf: bad coordinate rejected node={}", node);
      return;
    }
    vivaldi.update(node, other, rttNanos);
    others.put(node, other);
    ackPayload = codec.encodeCoordinate(vivaldi.coordinate());
  }

  void forget(String node) {
    vivaldi.forget(node);
    others.remove(node);
  }

  Coordinate own() {
    return vivaldi.coordinate();
  }

  Optional<Coordinate> of(String node) {
    return node.equals(ownName)
        ? Optional.of(vivaldi.coordinate())
        : Optional.ofNullable(others.get(node));
  }
}
