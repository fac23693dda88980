package io.consuljvm.gossip.core;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression from the network. The engine may backtrack without end on a hostile one, so
 * it is stopped after a fixed number of looks at the text.
 */
final class TagExpression {

  private static final int MAX_LOOKS = 100_000;

  private TagExpression() {}

  /**
   * Whether {@code expression} is found in {@code value}; not, if it is invalid or takes too long.
   */
  static boolean isFoundIn(String value, String expression) {
    try {
      return Pattern.compile(expression).matcher(new Metered(value)).find();
    } catch (PatternSyntaxException | TooManyLooks | StackOverflowError unusable) {
      return false;
    }
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooks() {
      super("expression takes too long", null, false, false);
    }
  }

  private static final class Metered implements CharSequence {
    private final String text;
    private int looks;

    Metered(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MAX_LOOKS) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
