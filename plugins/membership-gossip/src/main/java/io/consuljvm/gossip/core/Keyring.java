package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a pool, primary first (memberlist, section 6). Immutable: an operation answers a new
 * ring.
 *
 * @param keys of 16, 24 or 32 bytes, all different
 */
public record Keyring(List<Bytes> keys) {

  public Keyring {
    keys = List.copyOf(keys);
    for (Bytes key : keys) {
      Optional<String> problem = problemWith(key);
      if (problem.isPresent()) {
        throw new IllegalArgumentException(problem.get());
      }
    }
    if (keys.stream().distinct().count() != keys.size()) {
      throw new IllegalArgumentException("the same key twice");
    }
  }

  /** Why {@code key} cannot be one. */
  public static Optional<String> problemWith(Bytes key) {
    return switch (key.size()) {
      case 16, 24, 32 -> Optional.empty();
      default -> Optional.of("key size must be 16, 24 or 32 bytes");
    };
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The key that encrypts. */
  public Optional<Bytes> primary() {
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getFirst());
  }

  /** With one more key to decrypt with; the first one becomes the primary. */
  Change add(Bytes key) {
    Optional<String> problem = problemWith(key);
    if (problem.isPresent()) {
      return new Change(this, problem);
    }
    if (keys.contains(key)) {
      return new Change(this, Optional.empty());
    }
    List<Bytes> more = new ArrayList<>(keys);
    more.add(key);
    return new Change(new Keyring(more), Optional.empty());
  }

  /** With {@code key} as the primary. */
  Change use(Bytes key) {
    if (!keys.contains(key)) {
      return new Change(this, Optional.of("Requested key is not in the keyring"));
    }
    List<Bytes> reordered = new ArrayList<>(keys);
    reordered.remove(key);
    reordered.addFirst(key);
    return new Change(new Keyring(reordered), Optional.empty());
  }

  /** Without {@code key}, which may have been absent all along. */
  Change remove(Bytes key) {
    if (!keys.isEmpty() && keys.getFirst().equals(key)) {
      return new Change(this, Optional.of("Removing the primary key is not allowed"));
    }
    List<Bytes> fewer = new ArrayList<>(keys);
    fewer.remove(key);
    return new Change(new Keyring(fewer), Optional.empty());
  }

  /** Keys do not belong in logs. */
  @Override
  public String toString() {
    return "Keyring[" + keys.size() + " keys]";
  }

  /**
   * @param problem why the ring stayed as it was
   */
  record Change(Keyring keyring, Optional<String> problem) {}
}
