package io.consuljvm.spi.rpc;

import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateReader;

/** What a handler on the leader may do besides answering. */
public interface LeaderContext extends RpcContext, StateReader {
  /**
   * Puts a command into the log and waits until it is applied.
   *
   * @param body msgpack of the command, as wire/raft.md section 10 gives it
   * @return what the {@link io.consuljvm.spi.state.CommandHandler} returned
   * @throws CommandRejected as thrown by the command handler
   * @throws RpcException if leadership was lost meanwhile: the command may or may not be applied;
   *     or if it could not be queued within 30 s ({@code H462})
   */
  Object propose(Command command, byte[] body) throws CommandRejected, RpcException;
}
