package io.consuljvm.kernel.rpc;

import io.consuljvm.kernel.state.StateShell;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.rpc.LeaderContext;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateView;
import java.util.function.Function;

/** What a handler on the leader may do besides answering. */
record LeaderCall(Authorizer authorizer, StateShell state, Proposals proposals)
    implements LeaderContext {
  @Override
  public <T> T read(Function<StateView, T> query) {
    return state.read(query);
  }

  @Override
  public Object propose(Command command, byte[] body) throws CommandRejected, RpcException {
    return proposals.propose(command, body);
  }
}
