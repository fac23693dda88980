package io.consuljvm.spi.rpc;

/**
 * A call that failed; the message is exactly what the wire wants, with one {@code rpc error: } in
 * front for every hop behind this one ({@code H038}).
 */
public class RpcException extends Exception {
  private static final long serialVersionUID = 1;

  /** {@code H040}. */
  public static final String NO_LEADER = "No cluster leader";

  /** {@code H041}. */
  public static final String NO_PATH_TO_DATACENTER = "No path to datacenter";

  /** {@code H039}. */
  public static final String NO_SERVERS = "No known Consul servers";

  /** {@code H035}. */
  public static final String PERMISSION_DENIED = "Permission denied";

  public RpcException(String message) {
    super(message);
  }

  public RpcException(String message, Throwable cause) {
    super(message, cause);
  }
}
