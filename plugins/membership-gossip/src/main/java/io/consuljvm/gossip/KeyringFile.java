package io.consuljvm.gossip;

import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.Json;
import io.consuljvm.gossip.core.Bytes;
import io.consuljvm.gossip.core.Keyring;
import io.consuljvm.gossip.core.MalformedPayloadException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The content of {@code serf/local.keyring} and {@code serf/remote.keyring}: a JSON list of keys in
 * base64, the primary first (serf, section 8). The file is for its owner alone, mode 0600.
 */
final class KeyringFile {
  private KeyringFile() {}

  static String format(Keyring ring) {
    return ring.keys().stream()
        .map(key -> "  \"" + Base64.getEncoder().encodeToString(key.toArray()) + '"')
        .collect(Collectors.joining(",\n", "[\n", "\n]"));
  }

  /** A ring of one key at least. */
  static Keyring parse(String text) throws MalformedPayloadException {
    if (!(json(text) instanceof List<?> list)) {
      throw notAList();
    }
    List<Bytes> keys = new ArrayList<>();
    for (Object element : list) {
      Bytes key = key(element);
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
    if (keys.isEmpty()) {
      throw new MalformedPayloadException("no keys present in keyring file");
    }
    return new Keyring(keys);
  }

  private static Object json(String text) throws MalformedPayloadException {
    try {
      Object tree = Json.parse(text.getBytes(StandardCharsets.UTF_8));
      if (tree == null) {
        throw notAList();
      }
      return tree;
    } catch (CodecException malformed) {
      throw new MalformedPayloadException(String.valueOf(malformed.getMessage()));
    }
  }

  private static Bytes key(Object element) throws MalformedPayloadException {
    if (!(element instanceof String base64)) {
      throw notAList();
    }
    Bytes key;
    try {
      key = Bytes.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException malformed) {
      throw new MalformedPayloadException("illegal base64 data in keyring file");
    }
    Optional<String> problem = Keyring.problemWith(key);
    if (problem.isPresent()) {
      throw new MalformedPayloadException(problem.get());
    }
    return key;
  }

  private static MalformedPayloadException notAList() {
    return new MalformedPayloadException("keyring file is not a list of keys");
  }
}
