package io.consuljvm.spi.http;

import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.QueryOptions;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request. Used by one thread at a time. */
public interface HttpCall {
  /** Upper case. */
  String method();

  /** Decoded and cleaned path ({@code H012, H013}). */
  String path();

  /** What is behind the route's path; empty for a route that matches exactly. */
  String suffix();

  /** First value of a query parameter ({@code H072}); present and empty for {@code ?raw}. */
  Optional<String> parameter(String name);

  /** All query parameters, with their values in order. */
  Map<String, List<String>> parameters();

  /** First value of a header, by case-insensitive name. */
  Optional<String> header(String name);

  HttpBody body();

  /** Who asks. */
  SocketAddress remote();

  /** {@code ?dc}, or the agent's own datacenter ({@code H056}). */
  String datacenter();

  /** {@code ?token}, the token header, or the agent's own token ({@code H057 - H059}). */
  String token();

  /**
   * Token, consistency, index and wait ({@code H060 - H065}).
   *
   * @throws HttpError 400 with the stated text if one of them is bad
   */
  QueryOptions queryOptions() throws HttpError;

  /** Whether the client has gone: work for it may be given up. */
  boolean cancelled();

  /** The same as a notice, to be handed to an RPC call that may wait. */
  default Cancellation cancellation() {
    return Cancellation.NEVER;
  }
}
