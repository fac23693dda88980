package io.consuljvm.spi.storage;

/** When a commit survives a crash of the machine. */
public enum Durability {
  /** Before {@link Store#write} returns. */
  SYNCED,
  /**
   * At some later time, at the latest with the next {@link Store#sync}. After a crash the store
   * shows a prefix of the commits: never a later one without all earlier ones, never half of one.
   */
  EVENTUAL
}
