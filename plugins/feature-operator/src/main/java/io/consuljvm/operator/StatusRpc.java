package io.consuljvm.operator;

import io.consuljvm.spi.rpc.RpcMethod;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** The {@code Status} methods (wire/server-rpc.md section 5). */
final class StatusRpc {
  static final RpcMethod<Nothing, Nothing> PING =
      RpcMethod.of("Status.Ping", Nothing.class, Nothing.class);
  static final RpcMethod<Nothing, String> LEADER =
      RpcMethod.of("Status.Leader", Nothing.class, String.class);
  static final RpcMethod<Nothing, List<String>> PEERS =
      new RpcMethod<>("Status.Peers", Nothing.class, new ListOfStrings());

  private StatusRpc() {}

  /** {@code List<String>}. */
  private record ListOfStrings() implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {String.class};
    }

    @Override
    public Type getRawType() {
      return List.class;
    }

    @Override
    public Type getOwnerType() {
      return List.class.getDeclaringClass();
    }
  }
}
