package io.consuljvm.kv.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KvPathTest {
  @ParameterizedTest
  @CsvSource({
    "a/b,/v1/kv/a/b",
    "'',/v1/kv/",
    "a b,/v1/kv/a%20b",
    "a?b#c%d,/v1/kv/a%3Fb%23c%25d",
    "ż,/v1/kv/%C5%BC",
    "-_.~$&+:;=@,/v1/kv/-_.~$&+:;=@",
    "a\"<>,/v1/kv/a%22%3C%3E"
  })
  void keysAreEncodedAndSlashesKept(String key, String path) {
    assertEquals(path, KvPath.of(key));
  }

  @ParameterizedTest
  @CsvSource({"/a,a", "//a,/a", "a/,a/", "/,''", "'',''"})
  void oneLeadingSlashIsDropped(String given, String key) {
    assertEquals(key, KvPath.withoutLeadingSlash(given));
  }
}
