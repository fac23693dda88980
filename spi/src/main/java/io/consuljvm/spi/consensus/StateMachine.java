package io.consuljvm.spi.consensus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * What the log drives; the kernel gives it. Called by one thread at a time, the applying one,
 * except {@link Snapshot#writeTo}.
 */
public interface StateMachine {
  /**
   * A committed command.
   *
   * @param data type byte and body
   */
  record Entry(long index, long term, byte[] data) {}

  /** The last index whose effects are in the state; applying resumes behind it after a restart. */
  long appliedIndex();

  /**
   * Applies entries in one transaction. Their indexes ascend, with gaps where the log holds entries
   * that are no commands.
   *
   * @param lastIndex becomes the applied index; at least that of the last entry
   * @return the result of each entry, or the exception that rejected it
   */
  List<Object> apply(List<Entry> entries, long lastIndex);

  /** The state as of {@link #appliedIndex}; cheap, for writing goes on elsewhere. */
  Snapshot snapshot();

  /**
   * Replaces the whole state; all or nothing.
   *
   * @param lastIndex becomes the applied index
   * @throws IOException if the stream is broken or not of this format; the state is as before
   */
  void restore(InputStream in, long lastIndex) throws IOException;

  /** Makes what is applied durable, so that the log up to it may be dropped. */
  void sync();

  /** A frozen state. */
  interface Snapshot extends AutoCloseable {
    /** The index it stands for. */
    long index();

    /** Writes it in the format of wire/raft.md section 9, on any thread. */
    void writeTo(OutputStream out) throws IOException;

    @Override
    void close();
  }
}
