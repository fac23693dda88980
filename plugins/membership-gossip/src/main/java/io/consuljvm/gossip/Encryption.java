package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Keyring;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens with the keys of a ring: AES in Galois counter mode (memberlist, section 6). A
 * sealed message is a version byte, the nonce, the ciphertext and the tag. Immutable; safe for any
 * thread if the source of nonces is.
 */
final class Encryption {
  /** Pads the plaintext to whole blocks; still opened, no longer made. */
  static final int PADDED = 0;

  static final int UNPADDED = 1;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int BLOCK_BYTES = 16;
  private static final int FRAME_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

  private final List<SecretKeySpec> keys;
  private final RandomGenerator nonces;

  private Encryption(List<SecretKeySpec> keys, RandomGenerator nonces) {
    this.keys = keys;
    this.nonces = nonces;
  }

  /**
   * @param nonces a {@link java.security.SecureRandom}: a nonce used twice gives the key away
   * @return empty if the ring has no key: such a pool speaks plainly
   */
  static Optional<Encryption> of(Keyring ring, RandomGenerator nonces) {
    if (ring.isEmpty()) {
      return Optional.empty();
    }
    List<SecretKeySpec> keys =
        ring.keys().stream().map(key -> new SecretKeySpec(key.toArray(), "AES")).toList();
    return Optional.of(new Encryption(keys, nonces));
  }

  /** The number of bytes of {@code plainLength} bytes once sealed by {@link #seal}. */
  static int sealedLength(int plainLength) {
    return FRAME_BYTES + plainLength;
  }

  /**
   * Seals with the primary key.
   *
   * @param header what is authenticated beside the message
   */
  Bytes seal(Bytes plain, Bytes header) {
    return seal(UNPADDED, plain, header);
  }

  Bytes seal(int version, Bytes plain, Bytes header) {
    byte[] nonce = new byte[NONCE_BYTES];
    nonces.nextBytes(nonce);
    Bytes padded = version == PADDED ? pad(plain) : plain;
    ByteBuffer sealed = ByteBuffer.allocate(sealedLength(padded.length()));
    sealed.put((byte) version).put(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, header);
      cipher.doFinal(padded.asByteBuffer(), sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal " + plain.length() + " bytes", e);
    }
    return Bytes.wrap(sealed.array());
  }

  /** Tries every key, the primary first. */
  Bytes open(Bytes sealed, Bytes header) throws RefusedException {
    if (sealed.isEmpty()) {
      throw refused("Cannot decrypt empty payload");
    }
    int version = sealed.get(0) & 0xff;
    if (version > UNPADDED) {
      throw refused("Unsupported encryption version " + version);
    }
    if (sealed.length() < FRAME_BYTES + (version == PADDED ? BLOCK_BYTES : 0)) {
      throw refused("Payload is too small to decrypt: " + sealed.length());
    }
    for (SecretKeySpec key : keys) {
      Optional<Bytes> plain = open(key, sealed, header);
      if (plain.isPresent()) {
        return version == PADDED ? strip(plain.get()) : plain.get();
      }
    }
    throw refused("No installed keys could decrypt the message");
  }

  private static Optional<Bytes> open(SecretKeySpec key, Bytes sealed, Bytes header) {
    byte[] nonce = sealed.slice(1, 1 + NONCE_BYTES).toByteArray();
    byte[] ciphertext = sealed.slice(1 + NONCE_BYTES).toByteArray();
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, header);
      return Optional.of(Bytes.wrap(cipher.doFinal(ciphertext)));
    } catch (AEADBadTagException otherKey) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot open " + sealed.length() + " bytes", e);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, Bytes header)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(header.asByteBuffer());
    return cipher;
  }

  private static Bytes pad(Bytes plain) {
    int padding = BLOCK_BYTES - plain.length() % BLOCK_BYTES;
    ByteBuffer padded = ByteBuffer.allocate(plain.length() + padding).put(plain.asByteBuffer());
    while (padded.hasRemaining()) {
      padded.put((byte) padding);
    }
    return Bytes.wrap(padded.array());
  }

  private static Bytes strip(Bytes padded) throws RefusedException {
    int padding = padded.isEmpty() ? 0 : padded.get(padded.length() - 1);
    if (padding < 1 || padding > Math.min(BLOCK_BYTES, padded.length())) {
      throw refused("padding of " + padding + " bytes");
    }
    return padded.slice(0, padded.length() - padding);
  }

  private static RefusedException refused(String text) {
    return new RefusedException(DropReason.NOT_DECRYPTED, text);
  }

  /** Keys do not belong in logs. */
  @Override
  public String toString() {
    return "Encryption[" + keys.size() + " keys]";
  }
}
