package io.consuljvm.kv;

import java.util.Arrays;
import java.util.Optional;

/** What a {@code KVS.Apply} may do (wire/server-rpc.md section 5, notes). */
enum KvOperation {
  SET("set"),
  DELETE("delete"),
  DELETE_CAS("delete-cas"),
  DELETE_TREE("delete-tree"),
  CAS("cas"),
  LOCK("lock"),
  UNLOCK("unlock");

  private final String text;

  KvOperation(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Optional<KvOperation> of(String text) {
    return Arrays.stream(values()).filter(op -> op.text.equals(text)).findFirst();
  }
}
