package io.consuljvm.operator;

import io.consuljvm.codec.Inline;
import io.consuljvm.codec.Name;
import io.consuljvm.codec.Unsigned;
import io.consuljvm.spi.rpc.QueryMeta;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.ReadArgument;
import io.consuljvm.spi.rpc.ReadReply;
import io.consuljvm.spi.rpc.RpcArgument;
import io.consuljvm.spi.rpc.RpcMethod;
import io.consuljvm.spi.rpc.WriteRequest;
import java.util.List;

/** The {@code Operator} methods on the quorum (wire/server-rpc.md section 5). */
final class RaftRpc {
  static final RpcMethod<ConfigurationRequest, Configuration> CONFIGURATION =
      RpcMethod.of(
          "Operator.RaftGetConfiguration", ConfigurationRequest.class, Configuration.class);
  static final RpcMethod<RemovePeerRequest, Nothing> REMOVE_PEER =
      RpcMethod.of("Operator.RaftRemovePeerByAddress", RemovePeerRequest.class, Nothing.class);

  private RaftRpc() {}

  record Source(String datacenter, String node) {}

  record ConfigurationRequest(String datacenter, Source source, @Inline QueryOptions options)
      implements ReadArgument {}

  /** {@code H140}. */
  record Server(
      @Name("ID") String id, String node, String address, boolean leader, boolean voter) {}

  /** The index is that of the configuration, not one to wait for: this reply has no meta. */
  record Configuration(List<Server> servers, @Unsigned long index)
      implements ReadReply<Configuration> {
    @Override
    public QueryMeta meta() {
      return QueryMeta.ofIndex(0);
    }

    @Override
    public Configuration withMeta(QueryMeta meta) {
      return this;
    }
  }

  record RemovePeerRequest(String datacenter, String address, @Inline WriteRequest write)
      implements RpcArgument {
    @Override
    public String token() {
      return write.token();
    }
  }
}
