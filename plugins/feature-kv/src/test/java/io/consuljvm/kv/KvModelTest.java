package io.consuljvm.kv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.codec.Bytes;
import io.consuljvm.kv.KvRpc.KvsRequest;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.WriteRequest;
import io.consuljvm.spi.state.CommandRejected;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random operations, against a sorted map that does the same by the rules of section 6. */
class KvModelTest {
  private static final int SEEDS = 20;
  private static final int STEPS = 300;
  private static final List<String> KEYS = List.of("a", "a/b", "a/b/c", "a/c", "ab", "b", "é");
  private static final List<String> SESSIONS = List.of(KvServer.ALICE, KvServer.BOB);

  /** What is known of a key; {@code tombstone} outlives {@code entry}. */
  private record Known(long create, long modify, long lock, String session, String value) {}

  private final TreeMap<String, Known> model = new TreeMap<>();
  private final TreeMap<String, Long> tombstones = new TreeMap<>();
  private long tableIndex = 1;
  private long logIndex = 1;

  static LongStream seeds() {
    String one = System.getProperty("sim.seed", "");
    return one.isEmpty() ? new SplittableRandom().longs(SEEDS) : LongStream.of(Long.parseLong(one));
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void theStoreDoesWhatTheModelDoes(long seed) throws CommandRejected, RpcException, IOException {
    Random random = new Random(seed);
    try (KvServer server = new KvServer()) {
      for (int step = 0; step < STEPS; step++) {
        KvOperation operation = KvOperation.values()[random.nextInt(KvOperation.values().length)];
        String key = KEYS.get(random.nextInt(KEYS.size()));
        String session = SESSIONS.get(random.nextInt(SESSIONS.size()));
        String value = Integer.toString(random.nextInt(10));
        long compared = random.nextBoolean() ? modifyIndex(key) : random.nextInt(3);
        String context = "seed=" + seed + " step=" + step + " " + operation + " " + key;

        DirEntry wish = new DirEntry(0, key, 0, Bytes.utf8(value), session, 0, compared);
        Object done =
            server
                .node()
                .propose(
                    KvCommands.KVS,
                    KvCommands.kvs(
                        new KvsRequest("dc1", operation.text(), wish, new WriteRequest(""))));

        logIndex++;
        assertEquals(model(operation, key, session, value, compared), done, context);
        compare(server, context);
        if (random.nextInt(50) == 0) {
          server.node().restore(server.node().snapshot());
          logIndex++;
          compare(server, context + ", restored");
        }
      }
    }
  }

  private void compare(KvServer server, String context) {
    for (String prefix : KEYS) {
      KvReads.Indexed<List<Entry>> found =
          server.node().state().read(view -> KvReads.list(view, prefix));
      assertEquals(
          model.entrySet().stream()
              .filter(e -> e.getKey().startsWith(prefix))
              .map(e -> e.getKey() + "=" + e.getValue())
              .toList(),
          found.value().stream()
              .map(e ->
                  e.key()
                      + "="
                      + new Known(
                          e.createIndex(),
                          e.modifyIndex(),
                          e.lockIndex(),
                          e.session(),
                          new String(e.value(), UTF_8)))
              .toList(),
          context);
      assertEquals(prefixIndex(prefix), found.index(), context + ": index of " + prefix);
    }
  }

  private long prefixIndex(String prefix) {
    long highest =
        LongStream.concat(
                model.entrySet().stream()
                    .filter(e -> e.getKey().startsWith(prefix))
                    .mapToLong(e -> e.getValue().modify()),
                tombstones.entrySet().stream()
                    .filter(e -> e.getKey().startsWith(prefix))
                    .mapToLong(e -> e.getValue()))
            .max()
            .orElse(0);
    return highest == 0 ? tableIndex : highest;
  }

  private long modifyIndex(String key) {
    return model.containsKey(key) ? model.get(key).modify() : 0;
  }

  private boolean model(
      KvOperation operation, String key, String session, String value, long compared) {
    Known known = model.get(key);
    String holder = known == null ? "" : known.session();
    long locked = known == null ? 0 : known.lock();
    switch (operation) {
      case SET -> write(key, 0, holder, value);
      case CAS -> {
        if (modifyIndex(key) != compared) {
          return false;
        }
        write(key, 0, holder, value);
      }
      case DELETE -> bury(key);
      case DELETE_CAS -> {
        if (known != null && known.modify() != compared) {
          return false;
        }
        bury(key);
      }
      case DELETE_TREE ->
          model.keySet().stream().filter(k -> k.startsWith(key)).toList().forEach(this::bury);
      case LOCK -> {
        if (!holder.isEmpty() && !holder.equals(session)) {
          return false;
        }
        write(key, holder.isEmpty() ? locked + 1 : locked, session, value);
      }
      case UNLOCK -> {
        if (!holder.equals(session)) {
          return false;
        }
        write(key, locked, "", value);
      }
    }
    return true;
  }

  private void write(String key, long lock, String session, String value) {
    long create = model.containsKey(key) ? model.get(key).create() : logIndex;
    model.put(key, new Known(create, logIndex, lock, session, value));
    tableIndex = logIndex;
  }

  private void bury(String key) {
    if (model.remove(key) != null) {
      tombstones.put(key, logIndex);
      tableIndex = logIndex;
    }
  }
}
