package io.consuljvm.spi.state;

/**
 * A kind of replicated command (wire/raft.md section 10).
 *
 * @param type the first byte of its entries, without the flag 0x80
 * @param name for metrics and errors, such as {@code kvs}
 * @param skippable whether the entries carry the flag 0x80
 */
public record Command(int type, String name, boolean skippable) {
  /** Set on the type byte: a server that does not know the type skips the entry. */
  public static final int IGNORE_UNKNOWN = 0x80;

  public Command {
    if (type < 0 || type >= IGNORE_UNKNOWN) {
      throw new IllegalArgumentException("command type out of range: " + type);
    }
  }

  /** A command that every server has to know. */
  public Command(int type, String name) {
    this(type, name, false);
  }

  /** The first byte of its entries. */
  public byte firstByte() {
    return (byte) (skippable ? type | IGNORE_UNKNOWN : type);
  }
}
