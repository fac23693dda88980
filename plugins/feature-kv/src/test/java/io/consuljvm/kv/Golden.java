package io.consuljvm.kv;

import io.consuljvm.codec.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Bytes that the original wrote. */
final class Golden {
  private static final Properties ALL = load();

  private Golden() {}

  static Bytes bytes(String name) {
    return Bytes.hex(Objects.requireNonNull(ALL.getProperty(name), name));
  }

  private static Properties load() {
    Properties all = new Properties();
    try (InputStream in = Golden.class.getResourceAsStream("golden.properties")) {
      all.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
