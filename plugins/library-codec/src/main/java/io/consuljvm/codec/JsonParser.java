package io.consuljvm.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value into a tree. Strictly by RFC 8259, with the error texts of Go's
 * encoding/json, which Consul passes on to whoever sent the body ({@code H042}); no other parser
 * has them, so this one is our own. Owned by one thread.
 */
final class JsonParser {
  /** Go allows 10,000; what comes after the parser recurses, and has a thread's stack to do it. */
  static final int MAX_DEPTH = 512;

  private final byte[] input;
  private final boolean exactNumbers;
  private int position;
  private int depth;

  /**
   * @param exactNumbers integers become {@code Long} or {@code BigInteger}; otherwise all numbers
   *     are {@code Double}
   */
  JsonParser(byte[] input, boolean exactNumbers) {
    this.input = input;
    this.exactNumbers = exactNumbers;
  }

  @Nullable Object parse() {
    skipSpace();
    if (position == input.length) {
      throw CodecException.incomplete("EOF");
    }
    return value();
  }

  private @Nullable Object value() {
    int c = nextToken();
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(c);
      default -> throw invalid(c, "looking for beginning of value");
    };
  }

  private Map<String, @Nullable Object> object() {
    enter();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    int c = nextToken();
    while (c != '}') {
      if (c != '"') {
        throw invalid(c, "looking for beginning of object key string");
      }
      String key = string();
      expect(':', "after object key");
      object.put(key, value());
      c = nextToken();
      if (c == ',') {
        c = nextToken();
        if (c == '}') {
          throw invalid(c, "looking for beginning of object key string");
        }
      } else if (c != '}') {
        throw invalid(c, "after object key:value pair");
      }
    }
    depth--;
    return object;
  }

  private List<@Nullable Object> array() {
    enter();
    List<@Nullable Object> array = new ArrayList<>();
    skipSpace();
    if (position < input.length && input[position] == ']') {
      position++;
    } else {
      int c;
      do {
        array.add(value());
        c = nextToken();
      } while (c == ',');
      if (c != ']') {
        throw invalid(c, "after array element");
      }
    }
    depth--;
    return array;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new CodecException("exceeded max depth");
    }
  }

  private @Nullable Object literal(String word, @Nullable Object meaning) {
    for (int i = 1; i < word.length(); i++) {
      int c = next();
      if (c != word.charAt(i)) {
        throw invalid(c, "in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
    }
    return meaning;
  }

  private Object number(int first) {
    int start = position - 1;
    boolean whole = true;
    int c = first == '-' ? next() : first;
    if (c == '0') {
      c = peek();
    } else if (isDigit(c)) {
      c = digits();
    } else {
      throw invalid(c, "in numeric literal");
    }
    if (c == '.') {
      whole = false;
      position++;
      requireDigit("after decimal point in numeric literal");
      c = digits();
    }
    if (c == 'e' || c == 'E') {
      whole = false;
      position++;
      c = peek();
      if (c == '+' || c == '-') {
        position++;
      }
      requireDigit("in exponent of numeric literal");
      digits();
    }
    return toNumber(new String(input, start, position - start, StandardCharsets.US_ASCII), whole);
  }

  private Object toNumber(String text, boolean whole) {
    if (exactNumbers && whole && text.length() < 19) {
      return Long.parseLong(text);
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw new CodecException(
          "json: cannot unmarshal number " + text + " into Go value of type float64");
    }
    if (!exactNumbers || !whole) {
      return number;
    }
    BigInteger integer = new BigInteger(text);
    if (integer.bitLength() < Long.SIZE) {
      return integer.longValue();
    }
    return integer;
  }

  private void requireDigit(String context) {
    int c = next();
    if (!isDigit(c)) {
      throw invalid(c, context);
    }
  }

  /** Passes over digits; the character behind them, or -1. */
  private int digits() {
    while (isDigit(peek())) {
      position++;
    }
    return peek();
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The rest of a string whose opening quote has been read. */
  private String string() {
    int start = position;
    while (true) {
      int c = next();
      if (c == '"') {
        return Utf8.decode(input, start, position - 1 - start);
      }
      if (c == '\\') {
        position--;
        return escapedString(start);
      }
      if (c < 0x20) {
        throw invalid(c, "in string literal");
      }
    }
  }

  private String escapedString(int start) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write(input, start, position - start);
    while (true) {
      int c = next();
      if (c == '"') {
        return Utf8.decode(text.toByteArray(), 0, text.size());
      }
      if (c == '\\') {
        text.writeBytes(escape().getBytes(StandardCharsets.UTF_8));
      } else if (c < 0x20) {
        throw invalid(c, "in string literal");
      } else {
        text.write(c);
      }
    }
  }

  private String escape() {
    int c = next();
    return switch (c) {
      case '"', '\\', '/' -> Character.toString(c);
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'u' -> unicode();
      default -> throw invalid(c, "in string escape code");
    };
  }

  /** Half a surrogate pair becomes U+FFFD. */
  private String unicode() {
    char unit = hexadecimal();
    if (!Character.isSurrogate(unit)) {
      return Character.toString(unit);
    }
    if (Character.isHighSurrogate(unit) && peek() == '\\' && peekSecond() == 'u') {
      int before = position;
      position += 2;
      char low = hexadecimal();
      if (Character.isLowSurrogate(low)) {
        return new String(new char[] {unit, low});
      }
      position = before;
    }
    return "\ufffd";
  }

  private char hexadecimal() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int c = next();
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw invalid(c, "in \\u hexadecimal character escape");
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private void expect(char wanted, String context) {
    int c = nextToken();
    if (c != wanted) {
      throw invalid(c, context);
    }
  }

  private int nextToken() {
    skipSpace();
    return next();
  }

  private int next() {
    if (position == input.length) {
      throw CodecException.incomplete("unexpected EOF");
    }
    return input[position++] & 0xff;
  }

  private int peek() {
    return position < input.length ? input[position] & 0xff : -1;
  }

  private int peekSecond() {
    return position + 1 < input.length ? input[position + 1] & 0xff : -1;
  }

  private void skipSpace() {
    while (position < input.length) {
      byte c = input[position];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return;
      }
      position++;
    }
  }

  private static CodecException invalid(int c, String context) {
    String shown =
        switch (c) {
          case '\'' -> "'\\''";
          case '"' -> "'\"'";
          default -> {
            String quoted = GoStrconv.quote(Character.toString(c));
            yield "'" + quoted.substring(1, quoted.length() - 1) + "'";
          }
        };
    return new CodecException("invalid character " + shown + " " + context);
  }
}
