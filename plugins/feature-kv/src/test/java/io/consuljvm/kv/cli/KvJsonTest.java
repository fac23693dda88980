package io.consuljvm.kv.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KvJsonTest {
  @Test
  void readsEveryMemberAndPassesOverOthers() throws IOException {
    List<KvPair> pairs =
        KvJson.pairs(
            json(
                """
                [{"LockIndex":2,"New":{"x":[1]},"Key":"a","Flags":18446744073709551615,
                  "Value":"aGk=","Session":"s","CreateIndex":3,"ModifyIndex":4}]\
                """));
    KvPair pair = pairs.getFirst();
    assertArrayEquals("hi".getBytes(UTF_8), pair.value());
    assertEquals(
        new KvPair("a", pair.value(), -1, 3, 4, 2, "s"), pair, "all but the bytes of the value");
  }

  @Test
  void absentValueAndSessionAreEmpty() throws IOException {
    KvPair pair = KvJson.pairs(json("[{\"Key\":\"a\",\"Value\":null}]")).getFirst();
    assertEquals(0, pair.value().length);
    assertEquals("", pair.session());
  }

  @Test
  void readsKeys() throws IOException {
    assertEquals(List.of("a", "b/"), KvJson.keys(json("[\"a\",\"b/\"]")));
  }

  @Test
  void nullIsAnEmptyList() throws IOException {
    assertEquals(List.of(), KvJson.keys(json("null")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"Key\":",
        "[{\"Key\":\"a\"",
        "<html>",
        "[{\"Flags\":\"many\"}]",
        "[{\"Value\":\"#\"}]"
      })
  void unreadableAnswersAreErrors(String text) {
    assertThrows(IOException.class, () -> KvJson.pairs(json(text)));
  }

  private static InputStream json(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
