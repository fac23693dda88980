package io.consuljvm.spi.rpc;

/** The argument of a method that may be forwarded. */
public interface RpcArgument {
  /** The datacenter that is to answer; never empty. */
  String datacenter();

  /** ACL token, empty for the anonymous one. */
  String token();
}
