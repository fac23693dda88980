package io.consuljvm.kv;

/**
 * One operation of a transaction.
 *
 * @param verb as the client wrote it; may be unknown ({@code H318, H319})
 * @param wish key, value, flags, session; modifyIndex is what index verbs compare with
 */
record TxnOperation(String verb, Entry wish) {
  /** One that says nothing: it passes every check beforehand, and fails when it runs. */
  static final TxnOperation NONE = new TxnOperation("", new Entry("", 0, 0, 0, 0, "", new byte[0]));

  /** Whether it changes nothing; what is not known counts as a write ({@code H319, H320}). */
  boolean readOnly() {
    return switch (verb) {
      case "get", "get-tree", "check-session", "check-index" -> true;
      default -> false;
    };
  }
}
