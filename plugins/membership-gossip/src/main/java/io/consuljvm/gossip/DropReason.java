package io.consuljvm.gossip;

/**
 * Why something that was received, or a part of it, went no further. The names are for counters.
 */
enum DropReason {
  /** Nothing where a message should begin. */
  EMPTY_MESSAGE,
  /** No key of the ring opens it, or it is too short or of an unknown version. */
  NOT_DECRYPTED,
  /** A plain stream in an encrypted pool. */
  NOT_ENCRYPTED,
  /** An encrypted stream in a plain pool. */
  UNEXPECTED_ENCRYPTION,
  WRONG_CHECKSUM,
  /** Of an unknown algorithm, or not what its algorithm makes. */
  NOT_DECOMPRESSED,
  /** Longer, or longer once decompressed, than is taken. */
  TOO_LARGE,
  NESTED_COMPRESSION,
  NESTED_COMPOUND,
  /** The parts of a compound that it declares and does not hold. */
  TRUNCATED_COMPOUND,
  UNKNOWN_TYPE,
  /** A body that does not decode, or says what cannot be. */
  MALFORMED_BODY
}
