package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.MsgpackReader;
import io.consuljvm.codec.MsgpackWriter;
import io.consuljvm.gossip.core.Endpoint;
import io.consuljvm.gossip.core.VersionVector;

/** Between the values of the core and the components of message bodies. */
final class Wire {
  private static final int VERSIONS = 6;

  private Wire() {}

  static Bytes bytes(io.consuljvm.gossip.core.Bytes core) {
    return Bytes.wrap(core.toArray());
  }

  static io.consuljvm.gossip.core.Bytes core(Bytes wire) {
    return io.consuljvm.gossip.core.Bytes.of(wire.toByteArray());
  }

  /** A type byte and a value. */
  static <T> Bytes typed(int type, Codec<T> codec, T body) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeByte(type);
    codec.write(body, out);
    return out.toBytes();
  }

  /** One value; what follows it is ignored, as the original does. */
  static <T> T read(Codec<T> codec, Bytes body) throws RefusedException {
    try {
      return codec.read(MsgpackReader.of(body));
    } catch (CodecException malformed) {
      throw malformed(String.valueOf(malformed.getMessage()));
    }
  }

  static RefusedException malformed(String text) {
    return new RefusedException(DropReason.MALFORMED_BODY, text);
  }

  static Endpoint endpoint(Bytes address, int port) throws RefusedException {
    if (address.length() != 4 && address.length() != 16) {
      throw malformed("address of " + address.length() + " bytes");
    }
    return new Endpoint(core(address), port);
  }

  /** Always six: agents of Consul index them without a look at the length. */
  static Bytes versions(VersionVector versions) {
    return Bytes.wrap(
        new byte[] {
          (byte) versions.protocolMin(),
          (byte) versions.protocolMax(),
          (byte) versions.protocolCurrent(),
          (byte) versions.delegateMin(),
          (byte) versions.delegateMax(),
          (byte) versions.delegateCurrent()
        });
  }

  /** What is missing counts as 0, what is too much is ignored. */
  static VersionVector versions(Bytes wire) {
    int[] all = new int[VERSIONS];
    for (int i = 0; i < Math.min(VERSIONS, wire.length()); i++) {
      all[i] = wire.get(i) & 0xff;
    }
    return new VersionVector(all[0], all[1], all[2], all[3], all[4], all[5]);
  }
}
