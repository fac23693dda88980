package io.consuljvm.benchmarks;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.consuljvm.kernel.SystemClock;
import io.consuljvm.kernel.plugin.Found;
import io.consuljvm.kernel.state.StateSchema;
import io.consuljvm.kernel.state.StateShell;
import io.consuljvm.kernel.wiring.Wiring;
import io.consuljvm.kv.KvFeature;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.consensus.StateMachine.Entry;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.StorageFactory;
import io.consuljvm.storage.memory.MemoryStorageFactory;
import io.consuljvm.storage.xodus.XodusStorageFactory;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How many committed writes of a key does the state take in a second, 64 in a transaction? */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
@Fork(value = 1, jvmArgs = "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
public class ApplyBenchmark {
  private static final int BATCH = 64;
  private static final int KEYS = 100_000;

  @Param({"memory", "xodus"})
  public String storage = "memory";

  private final byte[] value = new byte[256];
  private Path directory = Path.of("");
  private final List<AutoCloseable> open = new ArrayList<>();
  private StateShell state;
  private long index;

  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("apply");
    SystemClock clock = new SystemClock();
    open.add(clock);
    Node node =
        (Node)
            Proxy.newProxyInstance(
                Node.class.getClassLoader(),
                new Class<?>[] {Node.class},
                (proxy, method, arguments) -> method.getName().equals("clock") ? clock : null);
    Wiring wiring = Wiring.of(List.of(new Found<>("kv", new KvFeature())), node);
    StateSchema schema =
        new StateSchema(wiring.tables(), wiring.commands(), wiring.snapshotParts());
    Storage opened = factory().create(directory, config());
    open.add(opened);
    state = new StateShell(opened.open("state", schema.storedTables()), schema);
  }

  private StorageFactory factory() {
    return storage.equals("memory") ? new MemoryStorageFactory() : new XodusStorageFactory();
  }

  private static Config config() {
    Config all = ConfigFactory.parseResources("reference.conf");
    return all.hasPath("plugins.storage-xodus")
        ? all.getConfig("plugins.storage-xodus")
        : ConfigFactory.empty();
  }

  @TearDown
  public void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<Object> set() {
    List<Entry> entries = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      index++;
      String key = "bench/" + Long.hashCode(index * 0x9E3779B97F4A7C15L) % KEYS;
      entries.add(new Entry(index, 1, KvsCommand.set(key, value).logEntry()));
    }
    return state.apply(entries, index);
  }
}
