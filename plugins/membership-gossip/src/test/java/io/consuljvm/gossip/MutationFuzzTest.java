package io.consuljvm.gossip;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.MalformedPayloadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Feeds mutated vectors to every decoder: whatever comes, it is read or refused, nothing else.
 * {@code -Dfuzz.rounds=5000000} for more, {@code -Dfuzz.seed=…} to repeat one.
 */
final class MutationFuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 60_000);
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

  private final Random random = new Random(SEED);
  private final PacketReader packets = new PacketReader(Optional.empty());
  private final StreamReader streams = new StreamReader(Optional.empty());
  private final WireCodec codec = new WireCodec();

  @Test
  void mutatedVectorsAreReadOrRefused() {
    List<byte[]> corpus = corpus();
    assertTrue(corpus.size() > 100, "corpus of " + corpus.size());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] input = mutate(corpus.get(random.nextInt(corpus.size())), corpus);
      try {
        feed(input);
      } catch (RuntimeException | Error crash) {
        fail("seed=" + SEED + " round=" + round + " input=" + Bytes.wrap(input).hex(), crash);
      }
    }
  }

  private void feed(byte[] input) {
    Bytes bytes = Bytes.wrap(input);
    ReceivedPacket packet = packets.read(bytes);
    assertTrue(packet.messages().size() <= 255);
    assertTrue(packet.drops().size() <= DropReason.values().length);
    packet.messages().forEach(codec::sizeOf);
    outcome(() -> streams.read(new ByteArrayInputStream(input)));
    outcome(() -> SerfCodec.decode(bytes));
    outcome(() -> SerfStateCodec.decode(bytes));
    outcome(() -> codec.decodePayload(Wire.core(bytes)));
    outcome(() -> codec.decodeTags(Wire.core(bytes)));
    outcome(() -> codec.decodeCoordinate(Wire.core(bytes)));
    outcome(() -> ConsulEvent.decode(bytes));
  }

  private static boolean outcome(Decoding decoding) {
    try {
      decoding.run();
      return true;
    } catch (IOException | MalformedPayloadException refused) {
      return false;
    }
  }

  @FunctionalInterface
  private interface Decoding {
    void run() throws IOException, MalformedPayloadException;
  }

  private byte[] mutate(byte[] original, List<byte[]> corpus) {
    byte[] mutant = original.clone();
    for (int i = random.nextInt(4); i >= 0 && mutant.length > 0; i--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(6)) {
        case 0 -> mutant[at] = (byte) random.nextInt();
        case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutant = Arrays.copyOf(mutant, at);
        case 3 -> mutant[at] = (byte) (0xc0 + random.nextInt(0x20));
        case 4 -> mutant = spliced(mutant, at, corpus.get(random.nextInt(corpus.size())));
        default -> overwrite(mutant, at, (byte) 0xff);
      }
    }
    return mutant;
  }

  private static void overwrite(byte[] mutant, int at, byte value) {
    Arrays.fill(mutant, at, Math.min(mutant.length, at + 4), value);
  }

  private byte[] spliced(byte[] head, int at, byte[] other) {
    int from = other.length == 0 ? 0 : random.nextInt(other.length);
    byte[] joined = Arrays.copyOf(head, at + other.length - from);
    System.arraycopy(other, from, joined, at, other.length - from);
    return joined;
  }

  /** As they came, and what is inside of what is compressed. */
  private static List<byte[]> corpus() {
    List<byte[]> corpus = new ArrayList<>();
    for (String file :
        List.of(
            "memberlist.json",
            "serf.json",
            "user-event.json",
            "gossip-captured.json",
            "gossip-encrypted-captured.json")) {
      for (JsonNode vector : WireVectors.of(file)) {
        for (String field :
            List.of("hex", "plaintextHex", "requestHex", "requestPlaintextHex", "responseHex")) {
          if (vector.has(field)) {
            corpus.add(WireVectors.bytes(vector, field).toByteArray());
          }
        }
        addInner(vector.get("decoded"), corpus);
        addInner(vector.get("request"), corpus);
      }
    }
    return corpus;
  }

  private static void addInner(@Nullable JsonNode layer, List<byte[]> corpus) {
    if (layer != null && layer.has("innerHex")) {
      corpus.add(WireVectors.bytes(layer, "innerHex").toByteArray());
    }
    if (layer != null && layer.has("inner")) {
      addInner(layer.get("inner"), corpus);
    }
  }
}
