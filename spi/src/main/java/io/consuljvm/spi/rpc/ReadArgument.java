package io.consuljvm.spi.rpc;

/** The argument of a read method. */
public interface ReadArgument extends RpcArgument {
  QueryOptions options();

  @Override
  default String token() {
    return options().token();
  }
}
