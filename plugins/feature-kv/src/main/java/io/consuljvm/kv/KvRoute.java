package io.consuljvm.kv;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.GoStrconv;
import io.consuljvm.kv.KvRpc.IndexedEntries;
import io.consuljvm.kv.KvRpc.IndexedKeys;
import io.consuljvm.kv.KvRpc.KeyListRequest;
import io.consuljvm.kv.KvRpc.KeyRequest;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpHandler;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.RpcClient;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcMethod;
import io.consuljvm.spi.rpc.WriteRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /v1/kv/<key>} (spec/http.md section 10). */
final class KvRoute implements HttpHandler {
  static final int MAX_VALUE = 512 * 1024;

  private final RpcClient rpc;

  KvRoute(RpcClient rpc) {
    this.rpc = rpc;
  }

  /** How a read method is called: waiting for the answer, or not at all. */
  private interface Caller {
    <A, R> Optional<R> call(RpcMethod<A, R> method, A argument) throws RpcException;
  }

  @Override
  public Optional<HttpReply> handleNow(HttpCall call) throws HttpError, RpcException {
    return call.method().equals("GET") ? read(call, rpc::callNow) : Optional.empty();
  }

  @Override
  public HttpReply handle(HttpCall call) throws HttpError, RpcException, IOException {
    return switch (call.method()) {
      case "GET" -> read(call, new Waiting(rpc, call)).orElseThrow();
      case "PUT" -> put(call);
      default -> delete(call);
    };
  }

  /** Waits until there is an answer or nobody who wants it. */
  private record Waiting(RpcClient rpc, HttpCall http) implements Caller {
    @Override
    public <A, R> Optional<R> call(RpcMethod<A, R> method, A argument) throws RpcException {
      return Optional.of(rpc.call(method, argument, http.cancellation()));
    }
  }

  private static Optional<HttpReply> read(HttpCall call, Caller caller)
      throws HttpError, RpcException {
    QueryOptions options = call.queryOptions();
    if (call.parameter("keys").isPresent()) {
      return keys(call, options, caller);
    }
    boolean recurse = call.parameter("recurse").isPresent();
    if (!recurse) {
      requireKey(call);
    }
    Optional<IndexedEntries> reply =
        caller.call(
            recurse ? KvRpc.LIST : KvRpc.GET,
            new KeyRequest(call.datacenter(), call.suffix(), options));
    return reply.map(found -> entries(found, call.parameter("raw").isPresent() && !recurse));
  }

  private static HttpReply entries(IndexedEntries reply, boolean raw) {
    List<DirEntry> entries = reply.entries();
    if (entries == null || entries.isEmpty()) {
      return HttpReply.status(404).withMeta(reply.meta());
    }
    HttpReply found = raw ? value(entries.get(0)) : HttpReply.json(entries);
    return found.withMeta(reply.meta());
  }

  /** The length is told, however large the value is ({@code H272}). */
  private static HttpReply value(DirEntry entry) {
    byte[] value = entry.value().toByteArray();
    return HttpReply.raw(value).withHeader("Content-Length", Integer.toString(value.length));
  }

  private static Optional<HttpReply> keys(HttpCall call, QueryOptions options, Caller caller)
      throws RpcException {
    String separator = call.parameter("separator").or(() -> call.parameter("seperator")).orElse("");
    Optional<IndexedKeys> reply =
        caller.call(
            KvRpc.LIST_KEYS,
            new KeyListRequest(call.datacenter(), call.suffix(), separator, options));
    return reply.map(found -> keys(found, call.suffix().isEmpty()));
  }

  private static HttpReply keys(IndexedKeys reply, boolean root) {
    List<String> keys = reply.keys() == null ? List.of() : reply.keys();
    HttpReply found = keys.isEmpty() && !root ? HttpReply.status(404) : HttpReply.json(keys);
    return found.withMeta(reply.meta());
  }

  private HttpReply put(HttpCall call) throws HttpError, RpcException, IOException {
    call.queryOptions();
    requireKey(call);
    refuseConflicts(call, "cas", "acquire", "release");
    long flags = number(call, "flags").orElse(0L);
    Optional<Long> cas = number(call, "cas");
    Optional<String> acquire = call.parameter("acquire");
    Optional<String> release = call.parameter("release");
    byte[] value = call.body().bytes(MAX_VALUE, tooLarge());

    KvOperation operation = KvOperation.SET;
    if (cas.isPresent()) {
      operation = KvOperation.CAS;
    } else if (acquire.isPresent()) {
      operation = KvOperation.LOCK;
    } else if (release.isPresent()) {
      operation = KvOperation.UNLOCK;
    }
    DirEntry entry =
        new DirEntry(
            0,
            call.suffix(),
            flags,
            Bytes.wrap(value),
            acquire.or(() -> release).orElse(""),
            0,
            cas.orElse(0L));
    boolean done = apply(call, operation, entry);
    return HttpReply.json(operation == KvOperation.SET || done);
  }

  private HttpReply delete(HttpCall call) throws HttpError, RpcException {
    call.queryOptions();
    refuseConflicts(call, "recurse", "cas");
    KvOperation operation = KvOperation.DELETE;
    Optional<Long> cas = Optional.empty();
    if (call.parameter("recurse").isPresent()) {
      operation = KvOperation.DELETE_TREE;
    } else {
      requireKey(call);
      cas = number(call, "cas");
      if (cas.isPresent()) {
        operation = KvOperation.DELETE_CAS;
      }
    }
    boolean done = apply(call, operation, DirEntry.ofKey(call.suffix(), cas.orElse(0L)));
    return HttpReply.json(operation != KvOperation.DELETE_CAS || done);
  }

  private boolean apply(HttpCall call, KvOperation operation, DirEntry entry) throws RpcException {
    return rpc.call(
        KvRpc.APPLY,
        new KvRpc.KvsRequest(
            call.datacenter(), operation.text(), entry, new WriteRequest(call.token())));
  }

  static HttpError tooLarge() {
    return new HttpError(413, "Value exceeds " + MAX_VALUE + " byte limit");
  }

  private static void requireKey(HttpCall call) throws HttpError {
    if (call.suffix().isEmpty()) {
      throw new HttpError(400, "Missing key name");
    }
  }

  private static void refuseConflicts(HttpCall call, String... names) throws HttpError {
    if (Arrays.stream(names).filter(name -> call.parameter(name).isPresent()).count() > 1) {
      String query =
          new TreeMap<>(call.parameters())
              .entrySet().stream()
                  .flatMap(
                      p -> p.getValue().stream().map(v -> encode(p.getKey()) + "=" + encode(v)))
                  .collect(Collectors.joining("&"));
      throw new HttpError(400, "Conflicting flags: " + query);
    }
  }

  private static String encode(String text) {
    // Go escapes the asterisk, Java the tilde.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  private static Optional<Long> number(HttpCall call, String name) throws HttpError {
    Optional<String> text = call.parameter(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(GoStrconv.parseUint(text.get()));
    } catch (CodecException e) {
      throw new HttpError(500, e.getMessage());
    }
  }
}
