package io.consuljvm.codec;

/** The two forms a value is written in. */
public enum Format {
  /** Between agents, in the log and in snapshots (wire/memberlist.md section 2). */
  MSGPACK,
  /** Of the HTTP API (spec/http.md section 2). */
  JSON
}
