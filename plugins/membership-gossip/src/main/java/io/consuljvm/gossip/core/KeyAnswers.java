package io.consuljvm.gossip.core;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up the members' answers to a key operation; done when all have answered or time is up. */
final class KeyAnswers implements QueryListener {

  private final Step step;
  private final MessageCodec codec;
  private final long request;
  private final int nodes;
  private final Map<String, String> messages = new TreeMap<>();
  private final Map<String, Integer> keys = new TreeMap<>();
  private int responses;
  private int failures;
  private boolean reported;

  KeyAnswers(Step step, MessageCodec codec, long request, int nodes) {
    this.step = step;
    this.codec = codec;
    this.request = request;
    this.nodes = nodes;
  }

  @Override
  public void acked(String from) {
    // Key queries ask for no acks; a member that sends one all the same says nothing by it.
  }

  @Override
  public void responded(String from, Bytes payload) {
    if (reported) {
      return;
    }
    responses++;
    try {
      if (codec.decodePayload(payload) instanceof QueryPayload.KeyReply reply) {
        count(from, reply);
      } else {
        fail(from, "Invalid key query response");
      }
    } catch (MalformedPayloadException malformed) {
      fail(from, "Failed to decode key query response: " + malformed.getMessage());
    }
    if (responses == nodes) {
      report();
    }
  }

  @Override
  public void finished() {
    if (!reported) {
      report();
    }
  }

  private void count(String from, QueryPayload.KeyReply reply) {
    if (!reply.result()) {
      fail(from, reply.message());
    }
    for (String key : reply.keys()) {
      keys.merge(key, 1, Integer::sum);
    }
  }

  private void fail(String from, String message) {
    failures++;
    messages.put(from, message);
  }

  private void report() {
    reported = true;
    Optional<String> problem = Optional.empty();
    if (failures > 0) {
      problem = Optional.of(failures + "/" + nodes + " nodes reported failure");
    } else if (responses != nodes) {
      problem = Optional.of(responses + "/" + nodes + " nodes reported success");
    }
    step.emit(
        new Output.KeysChanged(
            request, new Output.KeyReport(nodes, responses, failures, messages, keys, problem)));
  }
}
