package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.Format;
import io.consuljvm.codec.MsgpackWriter;
import io.consuljvm.codec.Name;
import io.consuljvm.codec.OmitEmpty;

/**
 * The payload of a Serf event named {@code consul:event:…} (serf, section 6). Unlike the rest of
 * gossip it is of the new specification of msgpack; both are read.
 *
 * @param id a UUID
 * @param nodeFilter a regular expression on the name of the node; empty passes all, as of the
 *     others
 * @param version of this format, 1
 */
record ConsulEvent(
    String id,
    @Name("n") String name,
    @Name("p") @OmitEmpty(Format.MSGPACK) Bytes payload,
    @Name("nf") @OmitEmpty(Format.MSGPACK) String nodeFilter,
    @Name("sf") @OmitEmpty(Format.MSGPACK) String serviceFilter,
    @Name("tf") @OmitEmpty(Format.MSGPACK) String tagFilter,
    @Name("v") int version) {

  private static final Codec<ConsulEvent> CODEC = Codec.of(ConsulEvent.class);

  Bytes encode() {
    MsgpackWriter out = MsgpackWriter.newSpec();
    CODEC.write(this, out);
    return out.toBytes();
  }

  static ConsulEvent decode(Bytes payload) throws RefusedException {
    return Wire.read(CODEC, payload);
  }
}
