/**
 * The key/value store (spec/http.md sections 10 and 11, spec/behaviours.md sections 6 and 7): keys
 * in byte order, each with its indexes, flags, an opaque value and perhaps a lock; tombstones, so
 * that the index of a prefix grows when keys under it are deleted; and transactions over both.
 *
 * <p>Start at {@link io.consuljvm.kv.KvFeature}, the table of contents. Reads are functions of a
 * view ({@link io.consuljvm.kv.KvReads}), writes are functions of a transaction ({@link
 * io.consuljvm.kv.KvWrites}); commands, RPC methods and routes are thin layers above them.
 */
@NullMarked
package io.consuljvm.kv;

import org.jspecify.annotations.NullMarked;
