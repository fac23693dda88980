package io.consuljvm.kernel.config;

import io.consuljvm.spi.text.GoQuote;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first JSON value of a file, as the original does: what follows it is not looked at, of
 * two members with the same name the later counts, and what is wrong is told in the words of Go's
 * {@code encoding/json} ({@code F001, F019, F020}).
 *
 * <p>A reader of its own, because HOCON's would take more for JSON than the original does, would
 * refuse duplicate members, and words its errors differently.
 */
final class JsonReader {
  /** Nobody writes this by hand; without a bound a file of brackets would overflow the stack. */
  private static final int MAX_DEPTH = 1_000;

  private final byte[] text;
  private int at;
  private int depth;

  private JsonReader(byte[] text) {
    this.text = text;
  }

  /**
   * @return maps in the order of the file, lists, strings, doubles, booleans, null
   * @throws ConfigException with Go's text, without the file's name
   */
  static @Nullable Object read(byte[] text) throws ConfigException {
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    if (reader.at == text.length) {
      throw new ConfigException("EOF");
    }
    return reader.value();
  }

  private @Nullable Object value() throws ConfigException {
    skipSpace();
    int c = peek();
    return switch (c) {
      case '{' -> nested(true);
      case '[' -> nested(false);
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> {
        if (c == '-' || isDigit(c)) {
          yield number();
        }
        throw unexpected(c, "looking for beginning of value");
      }
    };
  }

  private Object nested(boolean object) throws ConfigException {
    if (++depth > MAX_DEPTH) {
      throw new ConfigException("exceeded max depth");
    }
    at++;
    Object value = object ? object() : array();
    depth--;
    return value;
  }

  private Map<String, @Nullable Object> object() throws ConfigException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    skipSpace();
    if (peek() == '}') {
      at++;
      return members;
    }
    while (true) {
      skipSpace();
      if (peek() != '"') {
        throw unexpected(peek(), "looking for beginning of object key string");
      }
      String name = string();
      skipSpace();
      if (peek() != ':') {
        throw unexpected(peek(), "after object key");
      }
      at++;
      members.put(name, value());
      skipSpace();
      int c = peek();
      if (c != '}' && c != ',') {
        throw unexpected(c, "after object key:value pair");
      }
      at++;
      if (c == '}') {
        return members;
      }
    }
  }

  private List<@Nullable Object> array() throws ConfigException {
    List<@Nullable Object> items = new ArrayList<>();
    skipSpace();
    if (peek() == ']') {
      at++;
      return items;
    }
    while (true) {
      items.add(value());
      skipSpace();
      int c = peek();
      if (c != ']' && c != ',') {
        throw unexpected(c, "after array element");
      }
      at++;
      if (c == ']') {
        return items;
      }
    }
  }

  private @Nullable Object literal(String word, @Nullable Object value) throws ConfigException {
    for (int i = 0; i < word.length(); i++, at++) {
      if (peek() != word.charAt(i)) {
        throw unexpected(
            peek(), "in literal " + word + " (expecting " + quoted(word.charAt(i)) + ")");
      }
    }
    return value;
  }

  private Double number() throws ConfigException {
    int start = at;
    if (peek() == '-') {
      at++;
      if (!isDigit(peek())) {
        throw unexpected(peek(), "in numeric literal");
      }
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (here() == '.') {
      at++;
      if (!isDigit(peek())) {
        throw unexpected(peek(), "after decimal point in numeric literal");
      }
      digits();
    }
    if (here() == 'e' || here() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      if (!isDigit(peek())) {
        throw unexpected(peek(), "in exponent of numeric literal");
      }
      digits();
    }
    String digits = new String(text, start, at - start, StandardCharsets.US_ASCII);
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw new ConfigException(
          "json: cannot unmarshal number " + digits + " into Go value of type float64");
    }
    return value;
  }

  private void digits() {
    while (isDigit(here())) {
      at++;
    }
  }

  private String string() throws ConfigException {
    at++;
    StringBuilder out = new StringBuilder();
    int start = at;
    while (true) {
      int c = peek();
      if (c == '"' || c == '\\') {
        // Malformed UTF-8 becomes the replacement character, as in the original.
        out.append(StandardCharsets.UTF_8.decode(ByteBuffer.wrap(text, start, at - start)));
        at++;
        if (c == '"') {
          return out.toString();
        }
        escape(out);
        start = at;
      } else if (c < ' ') {
        throw unexpected(c, "in string literal");
      } else {
        at++;
      }
    }
  }

  private void escape(StringBuilder out) throws ConfigException {
    int c = peek();
    at++;
    switch (c) {
      case '"', '\\', '/' -> out.append((char) c);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> {
        int unit = 0;
        for (int i = 0; i < 4; i++, at++) {
          int digit = Character.digit(peek(), 16);
          if (digit < 0) {
            throw unexpected(peek(), "in \\u hexadecimal character escape");
          }
          unit = unit << 4 | digit;
        }
        out.append((char) unit);
      }
      default -> throw unexpected(c, "in string escape code");
    }
  }

  private void skipSpace() {
    while (at < text.length
        && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n')) {
      at++;
    }
  }

  /** The byte here, which must be there. */
  private int peek() throws ConfigException {
    if (at == text.length) {
      throw new ConfigException("unexpected EOF");
    }
    return text[at] & 0xff;
  }

  /** The byte here, or -1 at the end. */
  private int here() {
    return at == text.length ? -1 : text[at] & 0xff;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static ConfigException unexpected(int c, String where) {
    return new ConfigException("invalid character " + quoted(c) + " " + where);
  }

  /** One byte in single quotes; the original, too, takes it for a character. */
  private static String quoted(int c) {
    return switch (c) {
      case '\'' -> "'\\''";
      case '"' -> "'\"'";
      default -> {
        String quoted = GoQuote.quote(Character.toString(c));
        yield "'" + quoted.substring(1, quoted.length() - 1) + "'";
      }
    };
  }
}
