/**
 * Records as msgpack and as JSON, byte for byte as Consul's Go code has them. One mapping serves
 * both: what a record is called and made of in Java says what it is in Go. Start at {@link
 * io.consuljvm.codec.Codec}.
 *
 * <pre>{@code
 * record RaftIndex(@Unsigned long createIndex, @Unsigned long modifyIndex) {}
 *
 * record DirEntry(
 *     @Unsigned long lockIndex,
 *     String key,
 *     @Unsigned long flags,
 *     Bytes value,
 *     @OmitEmpty String session,
 *     @Inline RaftIndex index) {}
 *
 * Codec<DirEntry> codec = Codec.of(DirEntry.class);
 * byte[] wire = codec.encode(entry);        // 87 ab CreateIndex … keys sorted by their bytes
 * DirEntry same = codec.decode(wire);
 * byte[] json = codec.toJson(entry);        // {"LockIndex":0,"Key":"a","Flags":0,"Value":"eA==",…}
 * byte[] body = Json.write(List.of(entry)); // where the type is only known when it is there
 *
 * Object tree = Json.parse(request);        // a body, as the HTTP API takes it
 * DirEntry read = codec.fromTree(tree, defaults);
 *
 * MsgpackReader in = MsgpackReader.of(stream);
 * Header header = Codec.of(Header.class).read(in);
 * in.skip();                                // the value behind it
 * }</pre>
 *
 * <h2>Types of components</h2>
 *
 * <table>
 * <caption>Java, msgpack, JSON</caption>
 * <tr><th>Java<th>msgpack<th>JSON
 * <tr><td>{@code boolean}, {@code double}, {@code String}<td>the same<td>the same
 * <tr><td>{@code int}, {@code long}, also {@link io.consuljvm.codec.Unsigned}<td>shortest
 *     integer<td>number
 * <tr><td>{@link io.consuljvm.codec.Bytes}<td>raw; nil if empty<td>base64; null if empty
 * <tr><td>{@code Duration}<td>integer, nanoseconds<td>number, nanoseconds
 * <tr><td>{@code Instant}<td>15 raw bytes<td>RFC 3339
 * <tr><td>{@code List<T>}, {@code Map<String, T>}<td>array, map<td>array, object sorted by key
 * <tr><td>{@code Optional<T>}<td>nil or T<td>null or T
 * <tr><td>a record<td>map sorted by key<td>object as declared
 * <tr><td>{@code Object}<td colspan="2">by the class of the value
 * </table>
 *
 * <h2>Nil</h2>
 *
 * A component is never null unless it says {@code @Nullable}. What is not nullable reads nil, or
 * nothing, as its zero value: an empty string, list, map or bytes, 0, false, a record of zero
 * values; it writes an empty list as {@code []}, an empty map as <code>{}</code>, and empty bytes
 * as nil, as Go nearly always has them. A {@code @Nullable} list, map, bytes or record tells nil
 * (null) from empty in both formats, and so does an {@code Optional}.
 *
 * <h2>Names</h2>
 *
 * {@link io.consuljvm.codec.Name} has the rule and overrides it; {@link io.consuljvm.codec.Inline},
 * {@link io.consuljvm.codec.OmitEmpty} and {@link io.consuljvm.codec.Only} are what embedding and
 * tags are in Go.
 *
 * <h2>Why no library does this</h2>
 *
 * The bytes are the contract. Go's JSON differs from that of others in escapes, floats, indentation
 * and, above all, in its error texts, which users see: a general parser would have to be run beside
 * one that knows them. Go's msgpack is the old specification with a tolerance of its own, and its
 * reader must tell an incomplete value from a wrong one; msgpack-java, besides, makes a JVM from 24
 * on print warnings about {@code sun.misc.Unsafe}. What is left for a library to do is moving
 * bytes, and having that here keeps first use in a new JVM cheap: a quarter of what Jackson's
 * object mapper takes. Written by hand against msgpack-java, records are as fast to write and
 * faster to read.
 *
 * <p>Beside it, small pieces of Go's run-time that are seen from outside: {@link
 * io.consuljvm.codec.GoDuration}, {@link io.consuljvm.codec.GoStrconv}. Nothing here knows Consul's
 * own structs.
 */
@NullMarked
package io.consuljvm.codec;

import org.jspecify.annotations.NullMarked;
