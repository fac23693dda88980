package io.consuljvm.codec;

/** Two ways from a JSON tree to a value. */
enum TreeRules {
  /**
   * Go's encoding/json straight into a struct: exact integers, base64, embedded structs inlined.
   */
  ENCODING_JSON,
  /** mapstructure, as request bodies go: numbers are floats ({@code H042 - H047}). */
  MAPSTRUCTURE
}
