package io.consuljvm.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.consuljvm.codec.Bytes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class LzwTest {
  static List<JsonNode> vectors() {
    return WireVectors.of("lzw.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void compressesToTheBytesOfTheOriginal(JsonNode vector) {
    assertEquals(
        WireVectors.bytes(vector, "hex"), Lzw.compress(WireVectors.bytes(vector, "input")));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void expandsTheBytesOfTheOriginal(JsonNode vector) throws Exception {
    Bytes input = WireVectors.bytes(vector, "input");
    assertEquals(input, Lzw.decompress(WireVectors.bytes(vector, "hex"), input.length()));
  }

  @Test
  void survivesThereAndBackWhateverTheContent() throws Exception {
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 2, 3, 255, 4096, 5000, 100_000}) {
      byte[] content = new byte[size];
      for (int i = 0; i < size; i++) {
        content[i] = (byte) random.nextInt(1 + size % 7);
      }
      Bytes plain = Bytes.copyOf(content);
      assertEquals(plain, Lzw.decompress(Lzw.compress(plain), size));
    }
  }

  @Test
  void refusesWhatExpandsBeyondTheLimit() {
    Bytes bomb = Lzw.compress(Bytes.copyOf(new byte[5001]));
    RefusedException refused =
        assertThrows(RefusedException.class, () -> Lzw.decompress(bomb, 5000));
    assertEquals(DropReason.TOO_LARGE, refused.reason());
  }

  @Test
  void refusesAStreamWithoutItsEnd() {
    Bytes whole = Lzw.compress(Bytes.utf8("abcabcabc"));
    Bytes cut = whole.slice(0, whole.length() - 2);
    RefusedException refused = assertThrows(RefusedException.class, () -> Lzw.decompress(cut, 99));
    assertEquals("lzw: unexpected EOF", refused.text());
  }

  @Test
  void refusesACodeThatIsNotYetInUse() {
    Bytes clearThen300 = bits(256, 'a', 300);
    RefusedException refused =
        assertThrows(RefusedException.class, () -> Lzw.decompress(clearThen300, 99));
    assertEquals("lzw: invalid code", refused.text());
  }

  /** A sender may go on without a clear code when its table is full. */
  @Test
  void usesAFullTableAsItIs() throws Exception {
    BitWriter out = new BitWriter();
    out.write(256, 9);
    int next = 257;
    int width = 9;
    int count = 6000;
    for (int i = 0; i < count; i++) {
      out.write('a' + i % 2, width);
      if (next < 4096 && ++next == 1 << width && width < 12) {
        width++;
      }
    }
    out.write(257, width);
    Bytes plain = Lzw.decompress(out.toBytes(), count);
    assertEquals(count, plain.length());
    assertEquals("abab", plain.slice(0, 4).utf8());
  }

  private static Bytes bits(int... codes) {
    BitWriter out = new BitWriter();
    for (int code : codes) {
      out.write(code, 9);
    }
    return out.toBytes();
  }

  private static final class BitWriter {
    private final BitSet bits = new BitSet();
    private int size;

    void write(int code, int width) {
      for (int i = 0; i < width; i++) {
        bits.set(size++, (code >> i & 1) != 0);
      }
    }

    Bytes toBytes() {
      return Bytes.copyOf(Arrays.copyOf(bits.toByteArray(), (size + 7) / 8));
    }
  }
}
