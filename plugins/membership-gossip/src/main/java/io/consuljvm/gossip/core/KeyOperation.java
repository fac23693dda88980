package io.consuljvm.gossip.core;

import java.util.Optional;

/** What can be asked of every keyring in the pool. */
public enum KeyOperation {
  INSTALL("install-key"),
  USE("use-key"),
  REMOVE("remove-key"),
  LIST("list-keys");

  private final String queryName;

  KeyOperation(String queryName) {
    this.queryName = queryName;
  }

  /** Without the prefix of internal queries. */
  String queryName() {
    return queryName;
  }

  static Optional<KeyOperation> named(String queryName) {
    for (KeyOperation operation : values()) {
      if (operation.queryName.equals(queryName)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }
}
