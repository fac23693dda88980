package io.consuljvm.kv;

import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.storage.Reader;

/** Whether a session that wants a lock exists. */
interface Sessions {
  /** As long as no plugin brings sessions, none exists ({@code H291, H292}). */
  Sessions NONE =
      (view, id) -> {
        if (id.length() != 36) {
          throw new CommandRejected(
              "failed session lookup: index error: UUID must be 36 characters");
        }
        return false;
      };

  /**
   * @throws CommandRejected if it is no session id at all
   */
  boolean exists(Reader view, String id) throws CommandRejected;
}
