package io.consuljvm.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What in a tree does not fit a type. Errors below a container are gathered, so that one answer
 * names them all ({@code H043}).
 */
final class Mismatch extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> errors;
  private final boolean gathered;

  private Mismatch(List<String> errors, boolean gathered) {
    super(null, null, false, false);
    this.errors = errors;
    this.gathered = gathered;
  }

  /** One error. */
  static Mismatch of(String error) {
    return new Mismatch(List.of(error), false);
  }

  /** encoding/json tells of the first one alone. */
  CodecException toCodecException(TreeRules rules) {
    if (!gathered || rules == TreeRules.ENCODING_JSON) {
      return new CodecException(errors.getFirst());
    }
    StringBuilder text = new StringBuilder().append(errors.size()).append(" error(s) decoding:\n");
    errors.stream().sorted(Utf8::compare).forEach(e -> text.append("\n* ").append(e));
    return new CodecException(text.toString());
  }

  /** The errors of a container. */
  static final class Gathering {
    private @Nullable List<String> errors;

    void add(Mismatch mismatch) {
      if (errors == null) {
        errors = new ArrayList<>();
      }
      errors.addAll(mismatch.errors);
    }

    void throwIfAny() {
      if (errors != null) {
        throw new Mismatch(errors, true);
      }
    }
  }
}
