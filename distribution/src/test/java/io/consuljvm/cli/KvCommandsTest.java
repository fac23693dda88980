package io.consuljvm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of the key/value store, up to the bytes on the wire. */
class KvCommandsTest {
  private static final String PAIR =
      """
      [{"LockIndex":0,"Key":"a","Flags":0,"Value":"aGk=","CreateIndex":3,"ModifyIndex":4}]\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kv get a                       | GET /v1/kv/a?raw=",
        "kv get /a                      | GET /v1/kv/a?raw=",
        "kv get -stale -datacenter=d a  | GET /v1/kv/a?dc=d&raw=&stale=",
        "kv get -detailed a             | GET /v1/kv/a",
        "kv get -recurse                | GET /v1/kv/?recurse=",
        "kv get -keys -separator=- a    | GET /v1/kv/a?keys=&separator=-",
        "kv get -keys -recurse a        | GET /v1/kv/a?keys=&separator=%2F",
        "kv put a v                     | PUT /v1/kv/a",
        "kv put -flags=0x10 a v         | PUT /v1/kv/a?flags=16",
        "kv put -cas -modify-index=7 a v | PUT /v1/kv/a?cas=7",
        "kv put -acquire -session=s a v | PUT /v1/kv/a?acquire=s",
        "kv put -release -session=s a v | PUT /v1/kv/a?release=s",
        "kv put -session=s a v          | PUT /v1/kv/a",
        "kv delete a                    | DELETE /v1/kv/a",
        "kv delete -recurse a           | DELETE /v1/kv/a?recurse=",
        "kv delete -cas -modify-index=7 a | DELETE /v1/kv/a?cas=7"
      })
  void commandsBecomeRequests(String line, String request) throws IOException {
    try (ScriptedServer server = ScriptedServer.tcp(ok("[]"))) {
      run(server, "", line.strip().split(" "));
      assertEquals(request + " HTTP/1.1", server.received().lines().findFirst().orElseThrow());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kv put a v                      | true  | 0 | Success! Data written to: a",
        "kv put -cas -modify-index=7 a v | true  | 0 | Success! Data written to: a",
        "kv put -cas -modify-index=7 a v | false | 1 | Error! Did not write to a: CAS failed",
        "kv put -acquire -session=s a v  | true  | 0 | Success! Lock acquired on: a",
        "kv put -acquire -session=s a v  | false | 1 | Error! Did not acquire lock",
        "kv put -release -session=s a v  | true  | 0 | Success! Lock released on: a",
        "kv put -release -session=s a v  | false | 1 | Error! Did not release lock",
        "kv delete /a                    | true  | 0 | Success! Deleted key: a",
        "kv delete -recurse a            | true  | 0 | Success! Deleted keys with prefix: a",
        "kv delete -cas -modify-index=7 a | true | 0 | Success! Deleted key: a",
        "kv delete -cas -modify-index=7 a | false | 1 | Error! Did not delete key a: CAS failed"
      })
  void answersOfWritesBecomeWords(String line, String answer, int code, String words)
      throws IOException {
    assertEquals(new Ran(code, words + "\n", ""), answered(ok(answer), line.strip().split(" ")));
  }

  @Test
  void valueIsPrintedWithALineEnd() throws IOException {
    assertEquals(new Ran(0, "żółw\n\n", ""), answered(ok("żółw\n"), "kv", "get", "a"));
  }

  @Test
  void detailsArePrintedWithAnEmptyLineBetweenEntries() throws IOException {
    String two = PAIR.replace("]", "," + PAIR.substring(1));
    Ran ran = answered(ok(two), "kv", "get", "-recurse", "-detailed", "a");
    assertEquals(0, ran.code());
    assertTrue(ran.out().contains("Value            hi\n\nCreateIndex      3\n"), ran.out());
    assertTrue(ran.out().endsWith("Value            hi\n"), ran.out());
  }

  @Test
  void missingKeyIsAnErrorUnlessAPrefixIsMeant() throws IOException {
    String notFound = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    assertEquals(
        new Ran(1, "Error! No key exists at: a\n", ""), answered(notFound, "kv", "get", "/a"));
    assertEquals(
        new Ran(1, "Error! No key exists at: a\n", ""),
        answered(notFound, "kv", "get", "-detailed", "a"));
    assertEquals(new Ran(0, "", ""), answered(notFound, "kv", "get", "-recurse", "a"));
    assertEquals(new Ran(0, "", ""), answered(notFound, "kv", "get", "-keys", "a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kv get a             | Error querying Consul agent: Unexpected response code: 500",
        "kv get -keys a       | Error querying Consul agent: Unexpected response code: 500",
        "kv put a v           | Error! Failed writing data: Unexpected response code: 500 (No)",
        "kv put -cas -modify-index=7 a v"
            + " | Error! Did not write to a: Unexpected response code: 500 (No)",
        "kv delete a          | Error deleting key a: Unexpected response code: 500 (No)",
        "kv delete -recurse a | Error! Did not delete prefix a: Unexpected response code: 500 (No)",
        "kv delete -cas -modify-index=7 a"
            + " | Error! Did not delete key a: Unexpected response code: 500 (No)"
      })
  void failuresAreTold(String line, String words) throws IOException {
    String failure = "HTTP/1.1 500 E\r\nContent-Length: 2\r\n\r\nNo";
    assertEquals(new Ran(1, words + "\n", ""), answered(failure, line.strip().split(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kv get               | Error! Missing KEY argument",
        "kv get /             | Error! Missing KEY argument",
        "kv put               | Error! Missing KEY argument",
        "kv delete            | Error! Missing KEY argument",
        "kv get a b           | Too many arguments (expected 1, got 2)",
        "kv put a b c         | Error! Too many arguments (expected 1 or 2, got 3)",
        "kv delete a b        | Too many arguments (expected 1, got 2)",
        "kv put /a b          | Error! Failed writing data:"
            + " Invalid key. Key must not begin with a '/': /a",
        "kv put -acquire a b  | Error! Missing -session (required with -acquire and -release)",
        "kv put -cas a b      | Must specify -modify-index with -cas!",
        "kv delete -cas a     | Must specify -modify-index with -cas!",
        "kv delete -cas -recurse -modify-index=1 a | Cannot specify both -cas and -recurse!",
        "kv put a @/none      | Error! Failed to read file: open /none: no such file or directory",
        "kv put a @/          | Error! Failed to read file: read /: is a directory"
      })
  void mistakesAreTold(String line, String words) {
    assertEquals(new Ran(1, words + "\n", ""), Ran.of(line.strip().split(" ")));
  }

  @Test
  void indexWithoutCasIsToldAndTheKeyDeletedAllTheSame() throws IOException {
    assertEquals(
        new Ran(0, "Cannot specify -modify-index without -cas!\nSuccess! Deleted key: a\n", ""),
        answered(ok("true"), "kv", "delete", "-modify-index=5", "a"));
  }

  @ParameterizedTest
  @CsvSource({"v,v", "'',''", "-5,-5", "-,from stdin"})
  void dataComesFromTheArgumentOrStandardInput(String argument, String stored) throws IOException {
    try (ScriptedServer server = ScriptedServer.tcp(ok("true"))) {
      run(server, "from stdin", "kv", "put", "a", argument);
      assertEquals(stored, body(server));
    }
  }

  @Test
  void dataComesFromAFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("value"), "from a file");
    try (ScriptedServer server = ScriptedServer.tcp(ok("true"))) {
      run(server, "", "kv", "put", "a", "@" + file);
      assertEquals("from a file", body(server));
    }
  }

  @Test
  void flagsWinOverTheEnvironment() throws IOException {
    try (ScriptedServer server = ScriptedServer.tcp(ok("v"))) {
      Map<String, String> environment =
          Map.of("CONSUL_HTTP_ADDR", "127.0.0.1:1", "CONSUL_HTTP_TOKEN", "environment");
      Ran ran =
          Ran.with(
              "",
              environment,
              List.of(),
              "kv",
              "get",
              "-http-addr=" + server.address(),
              "-token=flag",
              "a");
      assertEquals(new Ran(0, "v\n", ""), ran);
      assertTrue(server.received().contains("X-Consul-Token: flag\r\n"));
    }
  }

  private static Ran answered(String answer, String... arguments) throws IOException {
    try (ScriptedServer server = ScriptedServer.tcp(answer)) {
      return run(server, "", arguments);
    }
  }

  private static Ran run(ScriptedServer server, String in, String... arguments) throws IOException {
    return Ran.with(in, Map.of("CONSUL_HTTP_ADDR", server.address()), List.of(), arguments);
  }

  private static String body(ScriptedServer server) {
    String request = server.received();
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body;
  }
}
