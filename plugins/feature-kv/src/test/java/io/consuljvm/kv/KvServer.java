package io.consuljvm.kv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consuljvm.kernel.fixture.SingleNode;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.rpc.RpcException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** A server that runs the store, and two sessions. Its first write has index 2. */
final class KvServer implements AutoCloseable {
  static final String ALICE = "4ca8e74b-6350-7587-addf-a18084928f3c";
  static final String BOB = "5d454ad4-08c2-0b39-8fe6-df173c643c7c";
  static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private static final Sessions SESSIONS =
      (view, id) -> Set.of(ALICE, BOB).contains(id) || Sessions.NONE.exists(view, id);

  private final SingleNode node = SingleNode.of(new KvFeature(SESSIONS));

  SingleNode node() {
    return node;
  }

  Answer get(String keyAndQuery) {
    return ask("GET", "/v1/kv/" + keyAndQuery, "");
  }

  Answer put(String keyAndQuery, String value) {
    return ask("PUT", "/v1/kv/" + keyAndQuery, value);
  }

  Answer delete(String keyAndQuery) {
    return ask("DELETE", "/v1/kv/" + keyAndQuery, "");
  }

  Answer txn(String body) {
    return ask("PUT", "/v1/txn", body);
  }

  /** Fails as the HTTP front-end does, but for denials, which are its own business to tell. */
  Answer ask(String method, String target, String body) {
    try {
      return Answer.of(node.http(method, target, body.getBytes(UTF_8)));
    } catch (HttpError e) {
      return Answer.error(e.status(), e.getMessage());
    } catch (RpcException e) {
      return Answer.error(500, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An entry as the reads give it. */
  Entry entry(String key) {
    return node.state()
        .read(view -> KvReads.find(view, key))
        .orElseThrow(() -> new AssertionError("no key " + key));
  }

  boolean has(String key) {
    return node.state().read(view -> KvReads.find(view, key)).isPresent();
  }

  /** From now on keys are guarded. */
  void authorizer(Authorizer authorizer) {
    node.tokens(token -> authorizer);
  }

  @Override
  public void close() {
    node.close();
  }
}
