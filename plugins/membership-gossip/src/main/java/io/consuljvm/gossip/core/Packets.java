package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Builds packets: what is to be said, filled up with broadcasts (memberlist, section 4). */
final class Packets {

  private final Step step;
  private final MessageCodec codec;
  private final BroadcastQueue broadcasts;
  private final Delegate delegate;
  private final BooleanSupplier encrypted;

  Packets(
      Step step,
      MessageCodec codec,
      BroadcastQueue broadcasts,
      Delegate delegate,
      BooleanSupplier encrypted) {
    this.step = step;
    this.codec = codec;
    this.broadcasts = broadcasts;
    this.delegate = delegate;
    this.encrypted = encrypted;
  }

  /** One message, with as many broadcasts as fit behind it. */
  void send(Endpoint to, Message message) {
    List<Message> parts = new ArrayList<>();
    parts.add(message);
    fill(room() - codec.sizeOf(message), parts);
    step.emit(new Output.SendPacket(to, parts, parts.size() > 1, false));
  }

  /** One message and nothing else. */
  void sendAlone(Endpoint to, Message message) {
    step.emit(new Output.SendPacket(to, List.of(message), false, false));
  }

  /** Exactly these, as a compound. */
  void sendTogether(Node to, Message... parts) {
    step.emit(
        new Output.SendPacket(
            to.endpoint(), List.of(parts), true, to.versions().understandsChecksum()));
  }

  /** Broadcasts alone; answers whether there were any. */
  boolean gossip(Node to) {
    List<Message> parts = new ArrayList<>();
    fill(room(), parts);
    if (parts.isEmpty()) {
      return false;
    }
    step.emit(
        new Output.SendPacket(to.endpoint(), parts, true, to.versions().understandsChecksum()));
    return true;
  }

  private int room() {
    int room = Limits.PACKET_BYTES - Limits.COMPOUND_BYTES;
    return encrypted.getAsBoolean() ? room - Limits.ENCRYPTION_BYTES : room;
  }

  boolean nothingQueued() {
    return broadcasts.size() == 0 && !delegate.hasBroadcasts();
  }

  private void fill(int room, List<Message> parts) {
    delegate.broadcasts(broadcasts.fetch(room, parts), parts);
  }
}
