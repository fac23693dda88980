package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import java.util.Arrays;

/**
 * LZW as Go's {@code compress/lzw} has it with least significant bits first and 8 bit literals
 * (memberlist, section 5). The encoder makes the same bytes as the original.
 */
final class Lzw {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST_WIDTH = 9;
  private static final int LAST_WIDTH = 12;
  private static final int CODES = 1 << LAST_WIDTH;
  private static final int SLOTS = 4 * CODES;
  private static final int NONE = -1;

  private Lzw() {}

  static Bytes compress(Bytes plain) {
    return new Encoder(plain.length()).encode(plain);
  }

  /**
   * @param limit how many bytes it may expand to
   */
  static Bytes decompress(Bytes packed, int limit) throws RefusedException {
    return new Decoder(packed, limit).decode();
  }

  private static final class Encoder {
    private byte[] output;
    private int size;
    private long pending;
    private int pendingBits;
    private int width = FIRST_WIDTH;
    private int highest = END;

    /**
     * Open addressing: (prefix, byte) in the upper 20 bits, their code in the lower 12. 0 is a free
     * slot, for no dynamic code is 0. Four times as large as it can become full, and still small
     * enough to be made anew for each packet.
     */
    private final int[] table = new int[SLOTS];

    Encoder(int expected) {
      output = new byte[Math.max(16, expected)];
    }

    Bytes encode(Bytes plain) {
      write(CLEAR);
      if (!plain.isEmpty()) {
        int prefix = plain.get(0) & 0xff;
        for (int i = 1; i < plain.length(); i++) {
          prefix = extend(prefix, plain.get(i) & 0xff);
        }
        write(prefix);
        raiseHighest();
      }
      write(END);
      flush();
      return Bytes.copyOf(output, 0, size);
    }

    private int extend(int prefix, int next) {
      int pair = prefix << 8 | next;
      int slot = slotOf(pair);
      if (table[slot] != 0) {
        return table[slot] & CODES - 1;
      }
      write(prefix);
      if (raiseHighest()) {
        table[slot] = pair << LAST_WIDTH | highest;
      }
      return next;
    }

    /** Where the pair is, or the free slot where it belongs. */
    private int slotOf(int pair) {
      int slot = (pair >> LAST_WIDTH ^ pair) & SLOTS - 1;
      while (table[slot] != 0 && table[slot] >>> LAST_WIDTH != pair) {
        slot = slot + 1 & SLOTS - 1;
      }
      return slot;
    }

    /** False if the table is full and was emptied. */
    private boolean raiseHighest() {
      highest++;
      if (highest == 1 << width) {
        width++;
      }
      if (highest < CODES - 1) {
        return true;
      }
      write(CLEAR);
      width = FIRST_WIDTH;
      highest = END;
      Arrays.fill(table, 0);
      return false;
    }

    private void write(int code) {
      pending |= (long) code << pendingBits;
      pendingBits += width;
      while (pendingBits >= 8) {
        put((byte) pending);
        pending >>>= 8;
        pendingBits -= 8;
      }
    }

    private void flush() {
      if (pendingBits > 0) {
        put((byte) pending);
      }
    }

    private void put(byte value) {
      if (size == output.length) {
        output = Arrays.copyOf(output, size * 2);
      }
      output[size++] = value;
    }
  }

  private static final class Decoder {
    private final Bytes packed;
    private final int limit;
    private int position;
    private long pending;
    private int pendingBits;
    private byte[] output = new byte[256];
    private int size;

    private final short[] prefixes = new short[CODES];
    private final byte[] suffixes = new byte[CODES];
    private final byte[] reversed = new byte[CODES + 1];
    private int width = FIRST_WIDTH;
    private int next = END;
    private int last = NONE;

    Decoder(Bytes packed, int limit) {
      this.packed = packed;
      this.limit = limit;
    }

    Bytes decode() throws RefusedException {
      for (int code = read(); code != END; code = read()) {
        if (code == CLEAR) {
          width = FIRST_WIDTH;
          next = END;
          last = NONE;
        } else {
          expand(code);
          advance(code);
        }
      }
      return Bytes.copyOf(output, 0, size);
    }

    private void expand(int code) throws RefusedException {
      boolean notYetInTable = code == next && last != NONE;
      if (code >= next && !notYetInTable && code > END) {
        throw refused("invalid code");
      }
      int from = reversed.length;
      if (notYetInTable) {
        from--;
      }
      int rest = notYetInTable ? last : code;
      while (rest > END) {
        reversed[--from] = suffixes[rest];
        rest = prefixes[rest];
      }
      byte first = (byte) rest;
      reversed[--from] = first;
      if (notYetInTable) {
        reversed[reversed.length - 1] = first;
      }
      if (last != NONE) {
        prefixes[next] = (short) last;
        suffixes[next] = first;
      }
      append(from);
    }

    /** A table that stays full without a clear code is used as it is. */
    private void advance(int code) {
      last = code;
      if (next == CODES) {
        last = NONE;
        return;
      }
      next++;
      if (next == 1 << width) {
        if (width == LAST_WIDTH) {
          last = NONE;
        } else {
          width++;
        }
      }
    }

    private void append(int from) throws RefusedException {
      int length = reversed.length - from;
      if (length > limit - size) {
        throw new RefusedException(
            DropReason.TOO_LARGE, "compressed message expands beyond " + limit + " bytes");
      }
      if (length > output.length - size) {
        output = Arrays.copyOf(output, Math.max(size + length, output.length * 2));
      }
      System.arraycopy(reversed, from, output, size, length);
      size += length;
    }

    private int read() throws RefusedException {
      while (pendingBits < width) {
        if (position == packed.length()) {
          throw refused("unexpected EOF");
        }
        pending |= (long) (packed.get(position++) & 0xff) << pendingBits;
        pendingBits += 8;
      }
      int code = (int) (pending & (1 << width) - 1);
      pending >>>= width;
      pendingBits -= width;
      return code;
    }

    private static RefusedException refused(String what) {
      return new RefusedException(DropReason.NOT_DECOMPRESSED, "lzw: " + what);
    }
  }
}
