package io.consuljvm.http;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Addresses as they appear in logs. */
final class RemoteName {
  private RemoteName() {}

  /** {@code ip:port}, or {@code @} for the nameless other end of a Unix socket. */
  static String of(SocketAddress address) {
    return address instanceof InetSocketAddress inet ? NetUtil.toSocketAddressString(inet) : "@";
  }
}
