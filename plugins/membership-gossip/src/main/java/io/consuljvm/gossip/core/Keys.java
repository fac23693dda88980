package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keyring, changed by queries to everyone and on request of others (serf, section 8). */
final class Keys {

  private final Step step;
  private final MessageCodec codec;
  private final Queries queries;
  private final MemberlistCore memberlist;
  private final Map<Long, QueryTicket> installing = new LinkedHashMap<>();
  private @Nullable Keyring keyring;
  private long lastTicket;

  Keys(
      Step step,
      MessageCodec codec,
      Queries queries,
      MemberlistCore memberlist,
      Optional<Keyring> keyring) {
    this.step = step;
    this.codec = codec;
    this.queries = queries;
    this.memberlist = memberlist;
    this.keyring = keyring.orElse(null);
  }

  /** Whether there is a ring at all, if only an empty one. */
  boolean hasRing() {
    return keyring != null;
  }

  /** Whether packets are encrypted. */
  boolean encrypted() {
    return keyring != null && !keyring.isEmpty();
  }

  /** Asks every member, ourselves included. */
  void change(long request, KeyOperation operation, Bytes key) {
    Bytes argument = operation == KeyOperation.LIST ? Bytes.EMPTY : key;
    KeyAnswers answers = new KeyAnswers(step, codec, request, memberlist.notDead());
    Optional<String> problem =
        queries.ask(
            InternalQueries.PREFIX + operation.queryName(),
            codec.encodePayload(new QueryPayload.KeyRequest(argument)),
            QueryOptions.DEFAULT,
            answers);
    problem.ifPresent(text -> step.emit(new Output.Done(request, Optional.of(text))));
  }

  void requested(KeyOperation operation, Event.QueryEvent query) {
    Keyring ring = keyring;
    if (operation == KeyOperation.LIST) {
      reply(query.ticket(), ring == null ? noRing(operation) : list(ring));
      return;
    }
    Bytes key;
    try {
      key = requestedKey(query.payload());
    } catch (MalformedPayloadException malformed) {
      step.error("serf: key request not understood reason={}", malformed.getMessage());
      reply(query.ticket(), failure(""));
      return;
    }
    if (ring == null) {
      reply(query.ticket(), noRing(operation));
      return;
    }
    Keyring.Change change =
        switch (operation) {
          case INSTALL -> ring.add(key);
          case USE -> ring.use(key);
          case REMOVE -> ring.remove(key);
          case LIST -> throw new IllegalStateException("a list changes nothing");
        };
    if (change.problem().isPresent()) {
      step.error(
          "serf: keyring not changed operation={} reason={}",
          operation.queryName(),
          change.problem().get());
      reply(query.ticket(), failure(change.problem().get()));
      return;
    }
    install(change.keyring(), query.ticket());
  }

  private void install(Keyring changed, QueryTicket query) {
    keyring = changed;
    long ticket = ++lastTicket;
    installing.put(ticket, query);
    step.emit(new Output.InstallKeyring(ticket, changed));
  }

  /** The shell uses the new ring, and has written it down or failed to. */
  void installed(long ticket, Optional<String> problem) {
    QueryTicket query = installing.remove(ticket);
    if (query != null) {
      reply(
          query,
          problem
              .map(Keys::failure)
              .orElseGet(() -> new QueryPayload.KeyReply(true, "", List.of())));
    }
  }

  private Bytes requestedKey(Bytes payload) throws MalformedPayloadException {
    if (codec.decodePayload(payload) instanceof QueryPayload.KeyRequest request) {
      return request.key();
    }
    throw new MalformedPayloadException("not a key request");
  }

  private QueryPayload.KeyReply noRing(KeyOperation operation) {
    String message =
        operation == KeyOperation.LIST
            ? "Keyring is empty (encryption not enabled)"
            : "No keyring to modify (encryption not enabled)";
    step.error("serf: {}", message);
    return failure(message);
  }

  private static QueryPayload.KeyReply list(Keyring ring) {
    List<String> keys = new ArrayList<>();
    for (Bytes key : ring.keys()) {
      keys.add(Base64.getEncoder().encodeToString(key.toArray()));
    }
    return new QueryPayload.KeyReply(true, "", keys);
  }

  private static QueryPayload.KeyReply failure(String message) {
    return new QueryPayload.KeyReply(false, message, List.of());
  }

  private void reply(QueryTicket query, QueryPayload.KeyReply reply) {
    queries
        .respond(query, codec.encodePayload(reply))
        .ifPresent(reason -> step.error("serf: key query not answered reason={}", reason));
  }
}
