package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.consuljvm.codec.Json;
import io.consuljvm.spi.http.HttpError;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a transaction may look like, and how it is refused ({@code H311 - H316}). */
class TxnBodyTest {
  /** Texts are those of the original. */
  static String[][] refusals() {
    return new String[][] {
      {"null", "unexpected raw type: %!t(<nil>)"},
      {"true", "unexpected raw type: true"},
      {"\"x\"", "unexpected raw type: %!t(string=x)"},
      {"[1]", "unexpected raw op type: float64"},
      {"[null]", "unexpected raw op type: <nil>"},
      {"[[]]", "unexpected raw op type: []interface {}"},
      {"[{\"KV\":1}]", "unexpected raw KV type: float64"},
      {"[{\"kv\":[]}]", "unexpected raw KV type: []interface {}"},
      {"[{\"KV\":{\"Value\":true}}]", "unexpected value type: bool"},
      {"[{\"KV\":{\"value\":{}}}]", "unexpected value type: map[string]interface {}"},
      {
        "[{\"KV\":{\"Value\":\"Y!==\"}}]",
        "failed to decode value: illegal base64 data at input byte 1"
      },
      {
        "[{\"KV\":{\"Key\":1}}]",
        "1 error(s) decoding:\n\n"
            + "* '[0].KV.Key' expected type 'string', got unconvertible type 'float64'"
      },
      {
        "[{\"KV\":{\"Flags\":\"x\",\"Index\":-1}}]",
        "2 error(s) decoding:\n\n"
            + "* '[0].KV.Flags' expected type 'uint64', got unconvertible type 'string'\n"
            + "* cannot parse '[0].KV.Index', -1.000000 overflows uint"
      },
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void whatIsNoListOfOperationsIsRefused(String body, String text) {
    HttpError refusal = refused(body);

    assertEquals(400, refusal.status());
    assertEquals("Failed to parse body: " + text, refusal.getMessage()); // H312
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'' | EOF", "{ | unexpected EOF"})
  void whatIsNoJsonIsRefused(String body, String text) {
    try (KvServer server = new KvServer()) {
      assertEquals("400 Failed to parse body: " + text, server.txn(body).line()); // H312
    }
  }

  @Test
  void namesMatchInAnyCase() throws HttpError {
    assertEquals("a", operation("[{\"kv\":{\"verb\":\"set\",\"KEY\":\"a\"}}]").wish().key());
  }

  @Test
  void valuesAreBase64() throws HttpError {
    assertArrayEquals(
        new byte[] {0, (byte) 0xff}, operation("[{\"KV\":{\"Value\":\"AP8=\"}}]").wish().value());
  }

  @Test
  void aNullValueIsEmpty() throws HttpError {
    assertEquals(0, operation("[{\"KV\":{\"Value\":null}}]").wish().value().length);
  }

  @Test
  void theIndexIsWhatIsComparedWith() throws HttpError {
    assertEquals(7, operation("[{\"KV\":{\"Index\":7}}]").wish().modifyIndex());
  }

  @Test
  void sixtyFourOperationsAreTaken() throws HttpError {
    assertEquals(64, TxnBody.operations(Json.parse(operations(64, ""))).size());
  }

  @Test
  void moreOperationsAreRefused() {
    HttpError refusal = refused(operations(65, ""));

    assertEquals(413, refusal.status());
    assertEquals(
        "Transaction contains too many operations (65 > 64)", refusal.getMessage()); // H313
  }

  @Test
  void aValueOfHalfAMebibyteIsTaken() throws HttpError {
    assertEquals(1, TxnBody.operations(Json.parse(operations(1, value(524288)))).size());
  }

  @Test
  void aLargerValueIsRefused() {
    HttpError refusal = refused(operations(1, value(524289)));

    assertEquals(413, refusal.status());
    assertEquals(
        "Value for key \"k\\\"0\" is too large (524289 > 524288 bytes)",
        refusal.getMessage()); // H314
  }

  @Test
  void valuesThatAreTooMuchTogetherAreRefused() {
    HttpError refusal = refused(operations(2, value(300000)));

    assertEquals(413, refusal.status());
    assertEquals(
        "Cumulative size of key data is too large (600000 > 524288 bytes)",
        refusal.getMessage()); // H315
  }

  private static HttpError refused(String body) {
    return assertThrows(HttpError.class, () -> TxnBody.operations(Json.parse(body)));
  }

  private static TxnOperation operation(String body) throws HttpError {
    return TxnRpc.operations(TxnBody.operations(Json.parse(body))).getFirst();
  }

  private static String operations(int count, String value) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            "{\"KV\":{\"Verb\":\"set\",\"Key\":\"k\\\"%d\",\"Value\":\"%s\"}}".formatted(i, value))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String value(int size) {
    return Base64.getEncoder().encodeToString(new byte[size]);
  }
}
