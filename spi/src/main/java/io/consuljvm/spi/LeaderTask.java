package io.consuljvm.spi;

import io.consuljvm.spi.rpc.LeaderContext;
import java.time.Duration;

/** Work that only the leader does. */
public interface LeaderTask {
  /** For logs, such as {@code reap tombstones}. */
  String name();

  /**
   * Called on a virtual thread each time this server gains leadership, once all earlier entries are
   * applied ({@code B024}). Returns when its work is done or when {@link Term#active} turns false.
   *
   * @throws Exception is logged; the task runs again after a pause while the term lasts
   */
  void run(Term term) throws Exception;

  /** One stretch of leadership. */
  interface Term extends LeaderContext {
    boolean active();

    /** Waits so long, or until leadership is lost; whether it still is this server's. */
    boolean pause(Duration duration);
  }
}
