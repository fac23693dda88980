package io.consuljvm.raft;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consuljvm.spi.consensus.StateMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A state machine that remembers words, outlives the servers it is given to, and counts what it was
 * asked to do. The word {@code no} is rejected.
 */
final class WordList implements StateMachine {
  private List<String> words = new ArrayList<>();
  private long appliedIndex;
  private final List<Long> appliedIndexes = new ArrayList<>();
  final AtomicInteger batches = new AtomicInteger();
  final AtomicInteger syncs = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** From now on applying waits until the latch is open. */
  void waitFor(CountDownLatch latch) {
    gate = latch;
  }

  synchronized List<String> words() {
    return List.copyOf(words);
  }

  /** Indexes of the commands applied, over all lives of the server. */
  synchronized List<Long> appliedIndexes() {
    return List.copyOf(appliedIndexes);
  }

  /** As after a power loss: the state is that of an earlier commit. */
  synchronized void forget(int lastWords, long index) {
    words = new ArrayList<>(words.subList(0, words.size() - lastWords));
    appliedIndex = index;
  }

  @Override
  public synchronized long appliedIndex() {
    return appliedIndex;
  }

  @Override
  public List<Object> apply(List<Entry> entries, long lastIndex) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    synchronized (this) {
      batches.incrementAndGet();
      List<Object> results = new ArrayList<>();
      for (Entry entry : entries) {
        String word = new String(entry.data(), UTF_8);
        appliedIndexes.add(entry.index());
        if (word.equals("no")) {
          results.add(new IllegalArgumentException("rejected"));
        } else {
          words.add(word);
          results.add("applied " + word);
        }
      }
      appliedIndex = lastIndex;
      return results;
    }
  }

  @Override
  public synchronized Snapshot snapshot() {
    List<String> frozen = words();
    long index = appliedIndex;
    return new Snapshot() {
      @Override
      public long index() {
        return index;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(String.join("\n", frozen).getBytes(UTF_8));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public synchronized void restore(InputStream in, long lastIndex) throws IOException {
    words = new ArrayList<>(List.of(new String(in.readAllBytes(), UTF_8).split("\n")));
    appliedIndex = lastIndex;
  }

  @Override
  public void sync() {
    syncs.incrementAndGet();
  }
}
