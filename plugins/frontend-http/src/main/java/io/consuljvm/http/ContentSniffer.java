package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Guesses a media type from the first bytes of a body ({@code H054}), by the algorithm of <a
 * href="https://mimesniff.spec.whatwg.org/">WHATWG MIME Sniffing</a>, sections 6 and 7, with the
 * original's names: {@code application/x-gzip}, and a charset for text.
 */
final class ContentSniffer {
  /** Bytes that are looked at. */
  static final int WINDOW = 512;

  private static final String HTML = "text/html; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String OTHER = "application/octet-stream";

  /** Bytes that a text never holds: control characters other than white space and escape. */
  private static final long BINARY =
      0xffffffffL & ~(1L << '\t' | 1L << '\n' | 1L << '\f' | 1L << '\r' | 1L << 0x1b);

  private static final List<Signature> SIGNATURES = signatures();

  private ContentSniffer() {}

  /** A pattern at the beginning of the bytes. */
  private interface Signature {
    Optional<String> match(byte[] bytes, int length, int firstVisible);
  }

  /** The type of a body that begins with the first {@code length} bytes, of which some exist. */
  static String sniff(byte[] bytes, int length) {
    int window = Math.min(length, WINDOW);
    int firstVisible = 0;
    while (firstVisible < window && isSpace(bytes[firstVisible])) {
      firstVisible++;
    }
    for (Signature signature : SIGNATURES) {
      Optional<String> type = signature.match(bytes, window, firstVisible);
      if (type.isPresent()) {
        return type.get();
      }
    }
    return isText(bytes, firstVisible, window) ? TEXT : OTHER;
  }

  private static boolean isSpace(byte b) {
    return b == '\t' || b == '\n' || b == '\f' || b == '\r' || b == ' ';
  }

  private static boolean isText(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] >= 0 && bytes[i] < 0x20 && (BINARY >>> bytes[i] & 1) == 1) {
        return false;
      }
    }
    return true;
  }

  private static List<Signature> signatures() {
    List<Signature> all = new ArrayList<>();
    for (String tag :
        List.of(
            "!DOCTYPE HTML",
            "HTML",
            "HEAD",
            "SCRIPT",
            "IFRAME",
            "H1",
            "DIV",
            "FONT",
            "TABLE",
            "A",
            "STYLE",
            "TITLE",
            "B",
            "BODY",
            "BR",
            "P",
            "!--")) {
      all.add(tag("<" + tag));
    }
    all.add(visible("<?xml", "text/xml; charset=utf-8"));
    all.add(exact("%PDF-", "application/pdf"));
    all.add(exact("%!PS-Adobe-", "application/postscript"));
    // Byte order marks count only if something follows.
    all.add(masked("\u00fe\u00ff??", "text/plain; charset=utf-16be"));
    all.add(masked("\u00ff\u00fe??", "text/plain; charset=utf-16le"));
    all.add(masked("\u00ef\u00bb\u00bf?", TEXT));
    all.add(exact("\0\0\1\0", "image/x-icon"));
    all.add(exact("\0\0\2\0", "image/x-icon"));
    all.add(exact("BM", "image/bmp"));
    all.add(exact("GIF87a", "image/gif"));
    all.add(exact("GIF89a", "image/gif"));
    all.add(masked("RIFF????WEBPVP", "image/webp"));
    all.add(exact("\u0089PNG\r\n\u001a\n", "image/png"));
    all.add(exact("\u00ff\u00d8\u00ff", "image/jpeg"));
    all.add(masked("FORM????AIFF", "audio/aiff"));
    all.add(exact("ID3", "audio/mpeg"));
    all.add(exact("OggS\0", "application/ogg"));
    all.add(exact("MThd\0\0\0\6", "audio/midi"));
    all.add(masked("RIFF????AVI ", "video/avi"));
    all.add(masked("RIFF????WAVE", "audio/wave"));
    all.add(ContentSniffer::mp4);
    all.add(exact("\u001aE\u00df\u00a3", "video/webm"));
    all.add(masked("?".repeat(34) + "LP", "application/vnd.ms-fontobject"));
    all.add(exact("\0\1\0\0", "font/ttf"));
    all.add(exact("OTTO", "font/otf"));
    all.add(exact("ttcf", "font/collection"));
    all.add(exact("wOFF", "font/woff"));
    all.add(exact("wOF2", "font/woff2"));
    all.add(exact("\u001f\u008b\b", "application/x-gzip"));
    all.add(exact("PK\3\4", "application/zip"));
    all.add(exact("Rar!\u001a\7\0", "application/x-rar-compressed"));
    all.add(exact("Rar!\u001a\7\1\0", "application/x-rar-compressed"));
    all.add(exact("\0asm", "application/wasm"));
    return List.copyOf(all);
  }

  private static Signature exact(String pattern, String type) {
    return pattern(pattern, type, false, false);
  }

  /** Like {@link #exact}; a question mark stands for any byte. */
  private static Signature masked(String pattern, String type) {
    return pattern(pattern, type, true, false);
  }

  /** Like {@link #exact}, behind leading white space. */
  private static Signature visible(String pattern, String type) {
    return pattern(pattern, type, false, true);
  }

  private static Signature pattern(String pattern, String type, boolean mask, boolean skip) {
    byte[] expected = pattern.getBytes(ISO_8859_1);
    Optional<String> found = Optional.of(type);
    return (bytes, length, firstVisible) -> {
      int start = skip ? firstVisible : 0;
      if (length - start < expected.length) {
        return Optional.empty();
      }
      for (int i = 0; i < expected.length; i++) {
        if (bytes[start + i] != expected[i] && !(mask && expected[i] == '?')) {
          return Optional.empty();
        }
      }
      return found;
    };
  }

  /** A tag in any case, behind leading white space, that ends with a space or a bracket. */
  private static Signature tag(String tag) {
    byte[] expected = tag.getBytes(ISO_8859_1);
    Optional<String> found = Optional.of(HTML);
    return (bytes, length, firstVisible) -> {
      if (length - firstVisible <= expected.length) {
        return Optional.empty();
      }
      for (int i = 0; i < expected.length; i++) {
        byte b = bytes[firstVisible + i];
        boolean letter = expected[i] >= 'A' && expected[i] <= 'Z';
        if ((letter ? b & 0xdf : b) != expected[i]) {
          return Optional.empty();
        }
      }
      byte end = bytes[firstVisible + expected.length];
      return end == ' ' || end == '>' ? found : Optional.empty();
    };
  }

  /** A box of type {@code ftyp} with a brand that starts with {@code mp4} (section 6.2.1). */
  private static Optional<String> mp4(byte[] bytes, int length, int firstVisible) {
    if (length < 12) {
      return Optional.empty();
    }
    long box =
        (bytes[0] & 0xffL) << 24
            | (bytes[1] & 0xff) << 16
            | (bytes[2] & 0xff) << 8
            | bytes[3] & 0xff;
    if (box > length || box % 4 != 0 || !matches(bytes, 4, "ftyp")) {
      return Optional.empty();
    }
    for (int brand = 8; brand + 3 <= box; brand += 4) {
      // At 12 there is the version of the first brand.
      if (brand != 12 && matches(bytes, brand, "mp4")) {
        return Optional.of("video/mp4");
      }
    }
    return Optional.empty();
  }

  private static boolean matches(byte[] bytes, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
