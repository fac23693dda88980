package io.consuljvm.raft;

import java.util.zip.Checksum;

/** CRC-64/XZ, which Go calls ECMA (wire/raft.md section 7). */
final class Crc64 implements Checksum {
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
  private static final long[] TABLE = table();

  private long state = ~0L;

  @Override
  public void update(int b) {
    state = TABLE[(int) (state ^ b) & 0xff] ^ (state >>> 8);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      update(bytes[i]);
    }
  }

  @Override
  public long getValue() {
    return ~state;
  }

  @Override
  public void reset() {
    state = ~0L;
  }

  private static long[] table() {
    long[] table = new long[256];
    for (int i = 0; i < table.length; i++) {
      long remainder = i;
      for (int bit = 0; bit < 8; bit++) {
        remainder = (remainder & 1) == 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
      }
      table[i] = remainder;
    }
    return table;
  }
}
