package io.consuljvm.spi.rpc;

/**
 * The reply of a read method.
 *
 * @param <R> the reply's own type
 */
public interface ReadReply<R> {
  QueryMeta meta();

  /** The same reply with another meta. */
  R withMeta(QueryMeta meta);
}
