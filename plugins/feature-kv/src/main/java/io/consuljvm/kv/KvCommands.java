package io.consuljvm.kv;

import io.consuljvm.codec.Codec;
import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.MsgpackReader;
import io.consuljvm.kv.KvRpc.KvsRequest;
import io.consuljvm.kv.KvRpc.TombstoneRequest;
import io.consuljvm.kv.TxnRpc.ApplyRequest;
import io.consuljvm.spi.rpc.WriteRequest;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateTransaction;
import java.nio.ByteBuffer;

/** The log entries of the store (wire/raft.md section 10). */
final class KvCommands {
  static final Command KVS = new Command(2, "kvs");
  static final Command TOMBSTONE = new Command(5, "tombstone");
  static final Command TXN = new Command(8, "txn");

  private static final Codec<KvsRequest> KVS_BODY = Codec.of(KvsRequest.class);
  private static final Codec<TombstoneRequest> TOMBSTONE_BODY = Codec.of(TombstoneRequest.class);
  private static final Codec<ApplyRequest> TXN_BODY = Codec.of(ApplyRequest.class);

  private final Sessions sessions;

  KvCommands(Sessions sessions) {
    this.sessions = sessions;
  }

  static byte[] kvs(KvsRequest request) {
    return KVS_BODY.encode(request);
  }

  static byte[] txn(ApplyRequest request) {
    return TXN_BODY.encode(request);
  }

  static byte[] reap(long upTo) {
    return TOMBSTONE_BODY.encode(new TombstoneRequest("", "reap", upTo, new WriteRequest("")));
  }

  /** The result is whether it was done; only cas, delete-cas, lock and unlock can say no. */
  Object applyKvs(StateTransaction transaction, ByteBuffer body) throws CommandRejected {
    KvsRequest request = decode(KVS_BODY, body);
    KvWrites writes = new KvWrites(transaction, sessions);
    Entry wish = request.entry().entry();
    KvOperation operation =
        KvOperation.of(request.op())
            .orElseThrow(() -> new CommandRejected("Invalid KVS operation '" + request.op() + "'"));
    return switch (operation) {
      case SET -> {
        writes.set(wish);
        yield true;
      }
      case DELETE -> {
        writes.delete(wish.key());
        yield true;
      }
      case DELETE_TREE -> {
        writes.deleteTree(wish.key());
        yield true;
      }
      case DELETE_CAS -> writes.compareAndDelete(wish.key(), wish.modifyIndex());
      case CAS -> writes.compareAndSet(wish).isPresent();
      case LOCK -> writes.lock(wish).isPresent();
      case UNLOCK -> writes.unlock(wish).isPresent();
    };
  }

  Object applyTombstone(StateTransaction transaction, ByteBuffer body) throws CommandRejected {
    TombstoneRequest request = decode(TOMBSTONE_BODY, body);
    if (!request.op().equals("reap")) {
      throw new CommandRejected("Invalid Tombstone operation '" + request.op() + "'");
    }
    new KvWrites(transaction, sessions).reap(request.reapIndex());
    return true;
  }

  /** The result is a {@link TxnOutcome}. */
  Object applyTxn(StateTransaction transaction, ByteBuffer body) throws CommandRejected {
    ApplyRequest request = decode(TXN_BODY, body);
    return new TxnWrites(transaction, sessions).run(TxnRpc.operations(request.ops()));
  }

  /** An entry that cannot be read would be read by no other server either. */
  private static <T> T decode(Codec<T> type, ByteBuffer body) throws CommandRejected {
    try {
      return type.read(MsgpackReader.of(body));
    } catch (CodecException e) {
      throw new CommandRejected("failed to decode request: " + e.getMessage());
    }
  }
}
