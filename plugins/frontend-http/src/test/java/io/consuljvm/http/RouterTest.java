package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouterTest {
  private final Router router =
      new Router(
          Stream.of("/v1/query", "/v1/query/", "/v1/kv/", "/v1/agent/self", "/v1/agent/", "/ui/")
              .map(path -> HttpRoute.any(path, call -> HttpReply.empty()))
              .toList());

  private Router.Outcome find(String uri) {
    return router.find("GET", RequestTarget.parse("GET", uri).orElseThrow());
  }

  private List<String> found(String uri) {
    Router.Outcome.Found found = assertInstanceOf(Router.Outcome.Found.class, find(uri));
    return List.of(found.endpoint().route().path(), found.suffix());
  }

  @Test
  void exactPathsWinOverPrefixes() {
    assertEquals(List.of("/v1/agent/self", ""), found("/v1/agent/self"));
    assertEquals(List.of("/v1/agent/", "self/x"), found("/v1/agent/self/x"));
    assertEquals(List.of("/v1/query", ""), found("/v1/query"));
    assertEquals(List.of("/v1/query/", "abc"), found("/v1/query/abc"));
  }

  @Test
  void suffixMayBeAnything() {
    assertEquals(List.of("/v1/kv/", ""), found("/v1/kv/"));
    assertEquals(List.of("/v1/kv/", "a/b/c/"), found("/v1/kv/a/b/c/"));
    assertEquals(List.of("/v1/kv/", "a".repeat(100_000)), found("/v1/kv/" + "a".repeat(100_000)));
  }

  @Test
  void unknownPathsLeadNowhere() {
    assertEquals(new Router.Outcome.Nothing(), find("/v1/kvx/a"));
    assertEquals(new Router.Outcome.Nothing(), find("/v2"));
    assertEquals(new Router.Outcome.Nothing(), find("/"));
  }

  @Test
  void sloppyPathsAreRedirected() {
    assertEquals(new Router.Outcome.Moved("/v1/kv/"), find("/v1/kv"));
    assertEquals(new Router.Outcome.Moved("/v1/kv/"), find("/v1//kv"));
    assertEquals(new Router.Outcome.Moved("/v1/kv/a"), find("/v1/kv//a"));
    assertEquals(new Router.Outcome.Moved("/nowhere/"), find("/nowhere//"));
  }
}
