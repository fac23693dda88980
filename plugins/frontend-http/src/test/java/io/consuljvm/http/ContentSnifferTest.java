package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentSnifferTest {
  private static String sniff(String bytes) {
    byte[] body = bytes.getBytes(ISO_8859_1);
    return ContentSniffer.sniff(body, body.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | text/plain; charset=utf-8",
        "{\"a\":1} | text/plain; charset=utf-8",
        "<html> | text/html; charset=utf-8",
        "<HtMl lang | text/html; charset=utf-8",
        "<html | text/plain; charset=utf-8",
        "<htmlx> | text/plain; charset=utf-8",
        "<!doctype html> | text/html; charset=utf-8",
        "<!-- a | text/html; charset=utf-8",
        "<?xml version | text/xml; charset=utf-8",
        "<?XML version | text/plain; charset=utf-8",
        "%PDF-1.4 | application/pdf",
        "GIF89a | image/gif",
        "GIF88a | text/plain; charset=utf-8",
        "RIFFabcdWEBPVP | image/webp",
        "RIFFabcdWAVE | audio/wave",
        "BMx | image/bmp",
        "wOF2 | font/woff2",
      })
  void knowsWhatItLooksLike(String body, String type) {
    assertEquals(type, sniff(body));
  }

  @Test
  void knowsBinarySignatures() {
    assertEquals("application/x-gzip", sniff("\u001f\u008b\b\0"));
    assertEquals("application/zip", sniff("PK\3\4"));
    assertEquals("image/png", sniff("\u0089PNG\r\n\u001a\n..."));
    assertEquals("image/jpeg", sniff("\u00ff\u00d8\u00ff"));
    assertEquals("video/mp4", sniff("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom"));
    assertEquals("video/mp4", sniff("\0\0\0\u0014ftypisom\0\0\0\0mp41"));
    assertEquals("application/octet-stream", sniff("\0\0\0\u0014ftypisommp41avc1"));
    assertEquals("application/vnd.ms-fontobject", sniff("x".repeat(34) + "LP"));
  }

  @Test
  void aByteOrderMarkCountsIfSomethingFollows() {
    assertEquals("text/plain; charset=utf-16be", sniff("\u00fe\u00ffab"));
    assertEquals("text/plain; charset=utf-16le", sniff("\u00ff\u00feab"));
    assertEquals("text/plain; charset=utf-8", sniff("\u00ef\u00bb\u00bfa"));
    assertEquals("application/octet-stream", sniff("\u00ef\u00bb\u00bf\0".substring(0, 2) + "\0"));
  }

  @Test
  void controlCharactersAreNoText() {
    assertEquals("text/plain; charset=utf-8", sniff("a\t\r\n\f\u001b\u0080\u00ff\u007f"));
    for (char c : "\0\b\u000b\u000e\u001a\u001c\u001f".toCharArray()) {
      assertEquals("application/octet-stream", sniff("a" + c), "character " + (int) c);
    }
  }

  @Test
  void looksAtTheFirst512BytesOnly() {
    assertEquals("text/plain; charset=utf-8", sniff("a".repeat(512) + "\0"));
    assertEquals("application/octet-stream", sniff("a".repeat(511) + "\0"));
  }

  @Test
  void skipsLeadingSpaceForMarkup() {
    assertEquals("text/html; charset=utf-8", sniff(" \r\n\t\f<p>"));
    assertEquals("text/plain; charset=utf-8", sniff(" %PDF-"));
  }
}
