package io.consuljvm.benchmarks;

import io.consuljvm.codec.Codec;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does it cost to write and read a key with 256 bytes, and to list 960 of them as JSON? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {
  private final KvsCommand command = KvsCommand.set("app/config/feature", new byte[256]);
  private final byte[] encoded = KvsCommand.CODEC.encode(command);
  private final Codec<List<KvsCommand.Entry>> lists = Codec.of(KvsCommand.Entry.class).list();
  private final List<KvsCommand.Entry> list = Collections.nCopies(960, command.entry());

  @Benchmark
  public byte[] encode() {
    return KvsCommand.CODEC.encode(command);
  }

  @Benchmark
  public Object decode() {
    return KvsCommand.CODEC.decode(encoded);
  }

  @Benchmark
  public byte[] listAsJson() {
    return lists.toJson(list);
  }
}
