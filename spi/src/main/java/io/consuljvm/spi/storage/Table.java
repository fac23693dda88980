package io.consuljvm.spi.storage;

/**
 * The name of an ordered table within a store. Keys are compared as unsigned bytes.
 *
 * @param name letters, digits, {@code -} and {@code _}; unique within its store
 */
public record Table(String name) {
  public Table {
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("bad table name: \"" + name + "\"");
    }
  }
}
