package io.consuljvm.gossip.core;

/** Bytes of a peer that are not what they claim to be. The message says what is wrong with them. */
public final class MalformedPayloadException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedPayloadException(String message) {
    super(message);
  }
}
