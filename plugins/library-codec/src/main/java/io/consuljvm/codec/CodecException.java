package io.consuljvm.codec;

/**
 * Input that cannot be read, or a value that cannot be written. The message is meant for whoever
 * sent the input, and where Consul's text is part of its interface it is that text ({@code H042,
 * H043}).
 *
 * <p>It carries no stack trace: hostile packets must be cheap to refuse, and the message names the
 * field.
 */
public final class CodecException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean incomplete;

  CodecException(String message) {
    this(message, false, null);
  }

  private CodecException(
      String message, boolean incomplete, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause, false, false);
    this.incomplete = incomplete;
  }

  /** The input ended before the value did. */
  static CodecException incomplete(String message) {
    return new CodecException(message, true, null);
  }

  /** A record whose constructor does not take the values that were read. */
  static CodecException refused(Class<?> type, RuntimeException cause) {
    return new CodecException(type.getSimpleName() + ": " + cause.getMessage(), false, cause);
  }

  /** The same, telling in which field it happened. */
  CodecException inside(String field) {
    String text = getMessage();
    String joint = text.startsWith("'") ? text.substring(1) : "': " + text;
    String dot = text.startsWith("'") ? "." : "";
    return new CodecException("'" + field + dot + joint, incomplete, getCause());
  }

  /**
   * Whether what was read so far is the beginning of a value: with more bytes it might have
   * succeeded. False says that no further bytes can help.
   */
  public boolean incomplete() {
    return incomplete;
  }
}
