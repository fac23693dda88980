package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  private static RequestTarget target(String uri) {
    return RequestTarget.parse("GET", uri).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/v1/kv/a, /v1/kv/a",
    "/v1/kv/a/, /v1/kv/a/",
    "/v1/kv//a, /v1/kv/a",
    "//, /",
    "/./a, /a",
    "/a/., /a",
    "/a/./, /a/",
    "/a/.., /",
    "/a/../, /",
    "/a/b/../../../c, /c",
    "/.a/..b/c.., /.a/..b/c..",
    "http://x, /",
  })
  void cleansPaths(String uri, String path) {
    assertEquals(path, target(uri).cleanPath());
  }

  @ParameterizedTest
  @CsvSource({"/a%2Fb, /a/b", "/a%20b, '/a b'", "/a+b, /a+b", "/%C3%A9, /é", "/%ff, /\ufffd"})
  void decodesPaths(String uri, String path) {
    assertEquals(path, target(uri).path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "?a", "a/b", "/%", "/%2", "/%zz", "/\t", "/a\u007f", "1://x/"})
  void refusesWhatIsNone(String uri) {
    assertTrue(RequestTarget.parse("GET", uri).isEmpty());
  }

  @Test
  void splitsAbsoluteTargets() {
    assertEquals(new RequestTarget("/a", "/a", "b=c"), target("http://host:80/a?b=c"));
    assertEquals(new RequestTarget("", "", "b"), target("http://host?b"));
  }

  @Test
  void showsTheTargetAsItCame() {
    assertEquals("/a%2fb?x=%zz", target("/a%2fb?x=%zz").text());
    assertEquals("/a%22b", target("/a\"b").text());
  }

  @Test
  void redirectsWithTheQuery() {
    assertEquals("/a%20b/?x=1", target("/a?x=1").redirectedTo("/a b/"));
  }
}
