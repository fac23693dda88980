/**
 * The bytes of a gossip pool: what memberlist and Serf put into packets, streams and files.
 *
 * <p>The one idea: bytes in, records of {@link io.consuljvm.gossip.core} out, or a named reason why
 * not; and the reverse. All of it is pure. Whoever owns a socket hands a packet to {@code
 * PacketReader} and a stream to {@code StreamReader}, and sends what {@code PacketWriter} and
 * {@code StreamWriter} make. The layers of a packet have a class each, from the outside in: {@code
 * Encryption}, {@code Checksum}, {@code Compression} over {@code Lzw}, {@code Compound}; inside are
 * {@code MemberlistCodec} and {@code SerfCodec}.
 *
 * <p>A peer is never trusted: no declared length is allocated before its bytes have arrived, layers
 * do not nest, what is decompressed has a limit, and whatever is not understood becomes a counted
 * {@code Drop} and harms nothing beside it.
 */
@NullMarked
package io.consuljvm.gossip;

import org.jspecify.annotations.NullMarked;
