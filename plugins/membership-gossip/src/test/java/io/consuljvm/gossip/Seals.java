package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Keyring;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Encryption whose nonces are known. */
final class Seals {
  static final Bytes KEY = Bytes.utf8("0123456789abcdef");
  static final Bytes OTHER_KEY = Bytes.utf8("fedcba9876543210");

  private Seals() {}

  static Optional<Encryption> with(Bytes... keys) {
    return Encryption.of(ring(keys), new Random(7));
  }

  static Optional<Encryption> withNonce(Bytes key, Bytes nonce) {
    return Encryption.of(ring(key), new OneNonce(nonce));
  }

  static Keyring ring(Bytes... keys) {
    return new Keyring(List.of(keys).stream().map(Wire::core).toList());
  }

  private record OneNonce(Bytes nonce) implements RandomGenerator {
    @Override
    public void nextBytes(byte[] target) {
      nonce.copyTo(target, 0);
    }

    @Override
    public long nextLong() {
      throw new IllegalStateException("only nonces are asked for");
    }
  }
}
