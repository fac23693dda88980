package io.consuljvm.raft;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.MsgpackReader;
import io.consuljvm.codec.MsgpackWriter;
import io.consuljvm.raft.MessageBodies.AppendEntriesBody;
import io.consuljvm.raft.MessageBodies.AppendEntriesReply;
import io.consuljvm.raft.MessageBodies.InstallSnapshotBody;
import io.consuljvm.raft.MessageBodies.InstallSnapshotReply;
import io.consuljvm.raft.MessageBodies.RequestPreVoteBody;
import io.consuljvm.raft.MessageBodies.RequestPreVoteReply;
import io.consuljvm.raft.MessageBodies.RequestVoteBody;
import io.consuljvm.raft.MessageBodies.RequestVoteReply;
import io.consuljvm.raft.MessageBodies.TimeoutNowBody;
import io.consuljvm.raft.MessageBodies.TimeoutNowReply;
import io.consuljvm.raft.core.AppendEntries;
import io.consuljvm.raft.core.AppendEntriesResponse;
import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.InstallSnapshot;
import io.consuljvm.raft.core.InstallSnapshotResponse;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.raft.core.Request;
import io.consuljvm.raft.core.RequestPreVote;
import io.consuljvm.raft.core.RequestPreVoteResponse;
import io.consuljvm.raft.core.RequestVote;
import io.consuljvm.raft.core.RequestVoteResponse;
import io.consuljvm.raft.core.Response;
import io.consuljvm.raft.core.ServerAddress;
import io.consuljvm.raft.core.SnapshotMark;
import io.consuljvm.raft.core.TimeoutNow;
import io.consuljvm.raft.core.TimeoutNowResponse;
import java.io.IOException;
import java.util.List;

/**
 * Requests and responses in the original's bytes (wire/raft.md sections 2 and 3). A request is a
 * type byte and a map; a response an error text and a map, nil if there is an error. Types 3 and 4
 * are ours: the original closes the connection on them. Pure functions.
 */
final class Messages {
  static final int PROTOCOL_VERSION = 1;
  static final String UNSUPPORTED_VERSION = "operation not supported with current protocol version";
  private static final int OLDEST_VERSION = 0;
  private static final int NEWEST_VERSION = 3;
  private static final int SNAPSHOT_VERSION = 1;

  private static final Codec<AppendEntriesBody> APPEND = Codec.of(AppendEntriesBody.class);
  private static final Codec<AppendEntriesReply> APPEND_REPLY = Codec.of(AppendEntriesReply.class);
  private static final Codec<RequestVoteBody> VOTE = Codec.of(RequestVoteBody.class);
  private static final Codec<RequestVoteReply> VOTE_REPLY = Codec.of(RequestVoteReply.class);
  private static final Codec<InstallSnapshotBody> INSTALL = Codec.of(InstallSnapshotBody.class);
  private static final Codec<InstallSnapshotReply> INSTALL_REPLY =
      Codec.of(InstallSnapshotReply.class);
  private static final Codec<RequestPreVoteBody> PRE_VOTE = Codec.of(RequestPreVoteBody.class);
  private static final Codec<RequestPreVoteReply> PRE_VOTE_REPLY =
      Codec.of(RequestPreVoteReply.class);
  private static final Codec<TimeoutNowBody> TIMEOUT = Codec.of(TimeoutNowBody.class);
  private static final Codec<TimeoutNowReply> TIMEOUT_REPLY = Codec.of(TimeoutNowReply.class);

  private Messages() {}

  /**
   * A request as it came in.
   *
   * @param snapshotBytes how many bytes of a snapshot follow on the stream
   */
  record Incoming(Request request, long protocolVersion, long snapshotBytes) {
    /** Otherwise the answer is {@link #UNSUPPORTED_VERSION}. */
    boolean isSupported() {
      return protocolVersion >= OLDEST_VERSION && protocolVersion <= NEWEST_VERSION;
    }
  }

  /**
   * @param snapshotBytes size of the snapshot that is to follow; 0 without one
   */
  static byte[] encode(Request request, long snapshotBytes) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeByte(type(request));
    switch (request) {
      case AppendEntries append -> APPEND.write(body(append), out);
      case RequestVote vote -> VOTE.write(body(vote), out);
      case InstallSnapshot install -> INSTALL.write(body(install, snapshotBytes), out);
      case RequestPreVote vote -> PRE_VOTE.write(body(vote), out);
      case TimeoutNow timeout -> TIMEOUT.write(body(timeout), out);
    }
    return out.toByteArray();
  }

  /**
   * Reads the next request from a connection.
   *
   * @throws IOException if it is none; the connection is of no more use
   */
  static Incoming readRequest(MsgpackReader in) throws IOException {
    try {
      int type = in.readByte();
      return switch (type) {
        case 0 -> of(APPEND.read(in));
        case 1 -> of(VOTE.read(in));
        case 2 -> of(INSTALL.read(in));
        case 3 -> of(TIMEOUT.read(in));
        case 4 -> of(PRE_VOTE.read(in));
        default -> throw new IOException("unknown rpc type " + type);
      };
    } catch (CodecException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("failed to decode incoming command: " + e.getMessage(), e);
    }
  }

  /**
   * @param latest the configuration in force, which a vote's answer carries
   */
  static byte[] encode(Response response, Configuration latest) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeString("");
    switch (response) {
      case AppendEntriesResponse(long term, long last, boolean success, boolean noRetryBackoff) ->
          APPEND_REPLY.write(
              new AppendEntriesReply(last, noRetryBackoff, PROTOCOL_VERSION, success, term), out);
      case RequestVoteResponse(long term, boolean granted) ->
          VOTE_REPLY.write(
              new RequestVoteReply(
                  granted, Bytes.wrap(LegacyPeers.encode(latest)), PROTOCOL_VERSION, term),
              out);
      // The original leaves the version out of this one.
      case InstallSnapshotResponse(long term, boolean success) ->
          INSTALL_REPLY.write(new InstallSnapshotReply(0, success, term), out);
      case RequestPreVoteResponse(long term, boolean granted) ->
          PRE_VOTE_REPLY.write(new RequestPreVoteReply(granted, PROTOCOL_VERSION, term), out);
      case TimeoutNowResponse(long term) ->
          TIMEOUT_REPLY.write(new TimeoutNowReply(PROTOCOL_VERSION, term), out);
    }
    return out.toByteArray();
  }

  /** A response without a body. */
  static byte[] encodeError(String text) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeString(text);
    out.writeNil();
    return out.toByteArray();
  }

  /**
   * Reads the answer to {@code request}.
   *
   * @throws PeerException if the peer answered with an error; the connection is still good
   * @throws IOException if it is no answer; the connection is of no more use
   */
  static Response readResponse(MsgpackReader in, Request request) throws IOException {
    try {
      String error = in.readString();
      if (!error.isEmpty()) {
        in.skip();
        throw new PeerException(error);
      }
      return readBody(in, request);
    } catch (CodecException e) {
      throw new IOException("failed to decode response: " + e.getMessage(), e);
    }
  }

  private static Response readBody(MsgpackReader in, Request request) {
    return switch (request) {
      case AppendEntries append -> {
        AppendEntriesReply reply = APPEND_REPLY.read(in);
        yield new AppendEntriesResponse(
            reply.term(), reply.lastLog(), reply.success(), reply.noRetryBackoff());
      }
      case RequestVote vote -> {
        RequestVoteReply reply = VOTE_REPLY.read(in);
        yield new RequestVoteResponse(reply.term(), reply.granted());
      }
      case InstallSnapshot install -> {
        InstallSnapshotReply reply = INSTALL_REPLY.read(in);
        yield new InstallSnapshotResponse(reply.term(), reply.success());
      }
      case RequestPreVote vote -> {
        RequestPreVoteReply reply = PRE_VOTE_REPLY.read(in);
        yield new RequestPreVoteResponse(reply.term(), reply.granted());
      }
      case TimeoutNow timeout -> new TimeoutNowResponse(TIMEOUT_REPLY.read(in).term());
    };
  }

  private static int type(Request request) {
    return switch (request) {
      case AppendEntries append -> 0;
      case RequestVote vote -> 1;
      case InstallSnapshot install -> 2;
      case TimeoutNow timeout -> 3;
      case RequestPreVote vote -> 4;
    };
  }

  private static AppendEntriesBody body(AppendEntries append) {
    List<LogRecord> entries = append.entries().stream().map(LogRecord::of).toList();
    return new AppendEntriesBody(
        append.isHeartbeat() ? null : entries,
        name(append.leader()),
        append.leaderCommitIndex(),
        append.prevLogIndex(),
        append.prevLogTerm(),
        PROTOCOL_VERSION,
        append.term());
  }

  private static Incoming of(AppendEntriesBody body) {
    List<LogRecord> records = body.entries() == null ? List.of() : body.entries();
    List<LogEntry> entries = records.stream().map(LogRecord::toEntry).toList();
    AppendEntries append =
        new AppendEntries(
            body.term(),
            address(body.leader()),
            body.prevLogEntry(),
            body.prevLogTerm(),
            entries,
            body.leaderCommitIndex());
    return new Incoming(append, body.protocolVersion(), 0);
  }

  private static RequestVoteBody body(RequestVote vote) {
    return new RequestVoteBody(
        name(vote.candidate()),
        vote.lastLogIndex(),
        vote.lastLogTerm(),
        vote.leadershipTransfer(),
        PROTOCOL_VERSION,
        vote.term());
  }

  private static Incoming of(RequestVoteBody body) {
    RequestVote vote =
        new RequestVote(
            body.term(),
            address(body.candidate()),
            body.lastLogIndex(),
            body.lastLogTerm(),
            body.leadershipTransfer());
    return new Incoming(vote, body.protocolVersion(), 0);
  }

  private static InstallSnapshotBody body(InstallSnapshot install, long size) {
    SnapshotMark snapshot = install.snapshot();
    return new InstallSnapshotBody(
        Bytes.wrap(ConfigurationBody.encode(snapshot.configuration())),
        snapshot.configurationIndex(),
        snapshot.index(),
        snapshot.term(),
        name(install.leader()),
        Bytes.wrap(LegacyPeers.encode(snapshot.configuration())),
        PROTOCOL_VERSION,
        size,
        SNAPSHOT_VERSION,
        install.term());
  }

  private static Incoming of(InstallSnapshotBody body) {
    if (body.snapshotVersion() < 0 || body.snapshotVersion() > SNAPSHOT_VERSION) {
      throw new IllegalArgumentException("unsupported snapshot version " + body.snapshotVersion());
    }
    boolean legacy = body.snapshotVersion() == 0;
    SnapshotMark snapshot =
        new SnapshotMark(
            body.lastLogIndex(),
            body.lastLogTerm(),
            legacy
                ? LegacyPeers.decode(body.peers())
                : ConfigurationBody.decode(body.configuration()),
            legacy ? body.lastLogIndex() : body.configurationIndex());
    InstallSnapshot install = new InstallSnapshot(body.term(), address(body.leader()), snapshot);
    return new Incoming(install, body.protocolVersion(), body.size());
  }

  private static RequestPreVoteBody body(RequestPreVote vote) {
    return new RequestPreVoteBody(
        name(vote.candidate()),
        vote.lastLogIndex(),
        vote.lastLogTerm(),
        PROTOCOL_VERSION,
        vote.term());
  }

  private static Incoming of(RequestPreVoteBody body) {
    RequestPreVote vote =
        new RequestPreVote(
            body.term(), address(body.candidate()), body.lastLogIndex(), body.lastLogTerm());
    return new Incoming(vote, body.protocolVersion(), 0);
  }

  private static TimeoutNowBody body(TimeoutNow timeout) {
    return new TimeoutNowBody(name(timeout.leader()), PROTOCOL_VERSION, timeout.term());
  }

  private static Incoming of(TimeoutNowBody body) {
    TimeoutNow timeout = new TimeoutNow(body.term(), address(body.leader()));
    return new Incoming(timeout, body.protocolVersion(), 0);
  }

  private static Bytes name(ServerAddress address) {
    return Bytes.utf8(address.value());
  }

  private static ServerAddress address(Bytes name) {
    return new ServerAddress(name.utf8());
  }
}
