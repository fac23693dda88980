package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaticFilesTest {
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    Path ui = Files.createDirectories(directory.resolve("ui"));
    Files.writeString(directory.resolve("secret"), "secret");
    Files.writeString(ui.resolve("index.html"), "<html>Hello</html>");
    Path icon = Files.writeString(ui.resolve("a.png"), "no picture");
    Files.setLastModifiedTime(icon, FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
    Files.writeString(ui.resolve("plain"), "x".repeat(100_000));
    Files.createDirectories(ui.resolve("static"));
    Files.writeString(ui.resolve("static").resolve("<b>.css"), "b {}");
    server = TestServer.of("ui_dir = \"" + ui + "\"", List.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawClient.Answer get(String path) throws IOException {
    try (RawClient client = server.connect()) {
      return client.get(path);
    }
  }

  @Test
  void directoryIsItsIndex() throws IOException {
    RawClient.Answer answer = get("/ui/");
    assertEquals("<html>Hello</html>", answer.body());
    assertTrue(answer.head().contains("\r\nContent-Type: text/html; charset=utf-8\r\n"));
  }

  @Test
  void indexIsItsDirectory() throws IOException {
    RawClient.Answer answer = get("/ui/index.html");
    assertEquals(301, answer.status());
    assertTrue(answer.head().contains("\r\nLocation: ./\r\n"));
  }

  @Test
  void typeComesFromTheName() throws IOException {
    assertEquals(
        """
        HTTP/1.1 200 OK\r
        Content-Length: 10\r
        Content-Type: image/png\r
        Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT\r
        Date: -\r
        \r
        """,
        get("/ui/a.png").head());
  }

  @Test
  void longFileOfUnknownTypeIsSniffedAndHasALength() throws IOException {
    RawClient.Answer answer = get("/ui/plain");
    assertEquals("x".repeat(100_000), answer.body());
    assertTrue(answer.head().contains("\r\nContent-Length: 100000\r\n"));
    assertTrue(answer.head().contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
  }

  @Test
  void unchangedFileIsNotSentAgain() throws IOException {
    try (RawClient client = server.connect()) {
      client.send(
          "GET /ui/a.png HTTP/1.1\r\nHost: x\r\n"
              + "If-Modified-Since: Sun, 09 Sep 2001 01:46:40 GMT\r\n\r\n");
      assertEquals(304, client.answer().status());
      assertEquals("no picture", client.get("/ui/a.png").body());
    }
  }

  @Test
  void directoryWithoutAnIndexIsListed() throws IOException {
    assertEquals(
        "<pre>\n<a href=\"%3Cb%3E.css\">&lt;b&gt;.css</a>\n</pre>\n", get("/ui/static/").body());
    assertTrue(get("/ui/static").head().contains("\r\nLocation: static/\r\n"));
  }

  @Test
  void missingFileIsNotFound() throws IOException {
    RawClient.Answer answer = get("/ui/nothing");
    assertEquals(404, answer.status());
    assertEquals("404 page not found\n", answer.body());
    assertEquals(404, get("/ui/a%00b").status());
  }

  @Test
  void nothingOutsideIsServed() throws IOException {
    assertEquals(301, get("/ui/../secret").status());
    assertEquals(301, get("/ui/%2e%2e/secret").status());
    try (RawClient client = server.connect()) {
      client.send("CONNECT /ui/../secret HTTP/1.1\r\n\r\n");
      assertEquals(404, client.answer().status());
    }
  }
}
