package io.consuljvm.spi.rpc;

import java.lang.reflect.Type;

/**
 * A method between agents: its name and its types, which is all that a caller needs to know.
 *
 * @param <A> argument
 * @param <R> reply
 * @param name as on the wire, such as {@code KVS.Get}
 * @param argument a record
 * @param reply what the codec reads on the calling side: a record, a string, a list of strings …
 */
public record RpcMethod<A, R>(String name, Class<A> argument, Type reply) {
  public RpcMethod {
    if (!name.matches("[A-Za-z]+\\.[A-Za-z]+")) {
      throw new IllegalArgumentException("not Service.Method: \"" + name + "\"");
    }
  }

  /** A method whose reply is a plain class. */
  public static <A, R> RpcMethod<A, R> of(String name, Class<A> argument, Class<R> reply) {
    return new RpcMethod<>(name, argument, reply);
  }
}
