package io.consuljvm.codec;

import java.time.Duration;

/** A span of time: an integer of nanoseconds in both formats ({@code H033}). */
final class DurationShape extends Shape<Duration> {
  private static final IntegerShape NANOS = new IntegerShape(false, false, 64, "time.Duration");

  @Override
  Duration zero() {
    return Duration.ZERO;
  }

  @Override
  boolean isEmpty(Duration value) {
    return value.isZero();
  }

  @Override
  void write(Duration value, MsgpackWriter out) {
    out.writeLong(GoDuration.toNanos(value));
  }

  @Override
  Duration read(MsgpackReader in) {
    return Duration.ofNanos(in.readLong());
  }

  @Override
  void writeJson(Duration value, JsonWriter out) {
    out.number(GoDuration.toNanos(value));
  }

  @Override
  Duration fromTree(Object tree, Duration before, TreePath path) {
    return tree instanceof Duration duration
        ? duration
        : Duration.ofNanos(NANOS.fromTree(tree, 0L, path).longValue());
  }

  @Override
  String goType() {
    return "time.Duration";
  }
}
