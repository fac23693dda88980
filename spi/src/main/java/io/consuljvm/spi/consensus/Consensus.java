package io.consuljvm.spi.consensus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A replicated log on one server. Safe for any thread; futures are completed on threads of the
 * implementation, on which nothing may wait.
 *
 * <p>Futures fail with {@link NotLeaderException} where only the leader can serve.
 */
public interface Consensus {
  /** This server's own address. */
  ServerAddress self();

  /** Reads what is stored, replays what is not yet applied, and takes part. */
  void start();

  /** Stops taking part; pending futures fail. What was acknowledged is durable. */
  void stop(Duration deadline);

  /** True if there is anything on disk: log, term or snapshot ({@code B288}). */
  boolean hasExistingState();

  /** Makes these servers the first configuration; refused if there is existing state. */
  void bootstrap(List<ServerAddress> voters);

  /**
   * Appends a command; completed with the state machine's result once it is committed and applied
   * here. Fails with the state machine's exception if it was rejected.
   */
  CompletableFuture<Object> propose(byte[] command);

  /** Completed once everything before it is applied here. */
  CompletableFuture<Void> barrier();

  /** Completed once a majority has confirmed that this server still leads ({@code H108}). */
  CompletableFuture<Void> verifyLeader();

  Leadership leadership();

  /**
   * Told of every change, in order, and of the present state at once. Called on a thread of the
   * implementation; must not block.
   */
  void onLeadershipChange(Consumer<Leadership> listener);

  /** Since this server last heard from a leader; zero on the leader; empty if it never did. */
  Optional<Duration> sinceLeaderContact();

  Peers peers();

  CompletableFuture<Void> addVoter(ServerAddress server);

  CompletableFuture<Void> removeServer(ServerAddress server);

  /** Hands leadership to an up-to-date peer, if there is one that can take it. */
  CompletableFuture<Void> transferLeadership();

  /** Takes a snapshot now and writes it out; the index it stands for. Blocks. */
  SnapshotInfo saveSnapshot(OutputStream out) throws IOException, NotLeaderException;

  /** Replaces the state of all servers (wire/raft.md section 6). Blocks. Leader only. */
  void restoreSnapshot(InputStream in, SnapshotInfo info) throws IOException, NotLeaderException;

  /** The {@code raft} section of the agent's statistics ({@code H155}). */
  Map<String, String> stats();
}
