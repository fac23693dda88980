package io.consuljvm.raft.core;

/**
 * How configurations are written into log entries; the core decides what they mean, the shell how
 * they look (wire/raft.md, section 4). Pure functions.
 */
public interface ConfigurationCodec {
  /** The entry to append for {@code configuration}: legacy type 3, or type 5. */
  Command encode(Configuration configuration);

  /**
   * The configuration in an entry whose {@link EntryType#isConfiguration()} holds.
   *
   * @throws IllegalArgumentException if the bytes cannot be read; the node must not go on
   */
  Configuration decode(LogEntry entry);
}
