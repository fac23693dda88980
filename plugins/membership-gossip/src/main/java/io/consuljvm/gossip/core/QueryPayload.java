package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Optional;

/** What internal queries and their answers carry (serf, sections 8 and 9). */
public sealed interface QueryPayload {

  /**
   * @param key 16, 24 or 32 bytes; empty when keys are listed
   */
  record KeyRequest(Bytes key) implements QueryPayload {}

  /**
   * @param keys in base64, primary first; only for a list
   */
  record KeyReply(boolean result, String message, List<String> keys) implements QueryPayload {
    public KeyReply {
      keys = List.copyOf(keys);
    }
  }

  /**
   * @param member what the answering node knows of the disputed name
   */
  record ConflictReply(Optional<Member> member) implements QueryPayload {}
}
