package io.consuljvm.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.consuljvm.gossip.core.MalformedPayloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyringFileTest {
  private static final String TEXT =
      """
      [
        "MDEyMzQ1Njc4OWFiY2RlZg==",
        "ZmVkY2JhOTg3NjU0MzIxMA=="
      ]\
      """;

  @Test
  void listsThePrimaryKeyFirst() {
    assertEquals(TEXT, KeyringFile.format(Seals.ring(Seals.KEY, Seals.OTHER_KEY)));
  }

  @Test
  void readsWhatItWrites() throws Exception {
    assertEquals(Seals.ring(Seals.KEY, Seals.OTHER_KEY), KeyringFile.parse(TEXT));
  }

  @Test
  void takesAKeyOnceThatIsListedTwice() throws Exception {
    String twice = "[\"MDEyMzQ1Njc4OWFiY2RlZg==\",\"MDEyMzQ1Njc4OWFiY2RlZg==\"]";
    assertEquals(Seals.ring(Seals.KEY), KeyringFile.parse(twice));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|no keys present in keyring file",
        "[\"AAAA\"]|key size must be 16, 24 or 32 bytes",
        "{}|keyring file is not a list of keys",
        "[1]|keyring file is not a list of keys",
      })
  void refusesWhatIsNoRing(String text, String problem) {
    MalformedPayloadException refused =
        assertThrows(MalformedPayloadException.class, () -> KeyringFile.parse(text));
    assertEquals(problem, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"nonsense", "[\"%%%\"]"})
  void refusesWhatIsNotJsonOrNotBase64(String text) {
    assertThrows(MalformedPayloadException.class, () -> KeyringFile.parse(text));
  }
}
