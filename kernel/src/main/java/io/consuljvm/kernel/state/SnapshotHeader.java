package io.consuljvm.kernel.state;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a snapshot starts with: a msgpack map (wire/raft.md section 9).
 *
 * @param lastIndex highest index of any table; unsigned
 */
record SnapshotHeader(long lastIndex) {
  private static final String LAST_INDEX = "LastIndex";

  byte[] encode() {
    byte[] name = LAST_INDEX.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(1 + 1 + name.length + 9);
    out.put((byte) 0x81).put((byte) (0xa0 | name.length)).put(name);
    if (lastIndex >= 0 && lastIndex < 0x80) {
      out.put((byte) lastIndex);
    } else if (lastIndex >= 0 && lastIndex <= 0xff) {
      out.put((byte) 0xcc).put((byte) lastIndex);
    } else if (lastIndex >= 0 && lastIndex <= 0xffff) {
      out.put((byte) 0xcd).putShort((short) lastIndex);
    } else if (lastIndex >= 0 && lastIndex <= 0xffff_ffffL) {
      out.put((byte) 0xce).putInt((int) lastIndex);
    } else {
      out.put((byte) 0xcf).putLong(lastIndex);
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** Fields that are not known are passed over: a later version may have more. */
  static SnapshotHeader read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(RawValue.take(stream)));
    for (int fields = mapSize(in); fields > 0; fields--) {
      String name = string(in);
      if (name.equals(LAST_INDEX)) {
        return new SnapshotHeader(unsigned(in));
      }
      RawValue.take(in);
    }
    throw new IOException("not a snapshot: its header has no " + LAST_INDEX);
  }

  private static int mapSize(DataInputStream in) throws IOException {
    int head = in.readUnsignedByte();
    if ((head & 0xf0) == 0x80) {
      return head & 0x0f;
    }
    if (head == 0xde) {
      return in.readUnsignedShort();
    }
    throw new IOException("not a snapshot: it does not start with a map");
  }

  private static String string(DataInputStream in) throws IOException {
    int head = in.readUnsignedByte();
    int length =
        switch (head) {
          case 0xd9 -> in.readUnsignedByte();
          case 0xda -> in.readUnsignedShort();
          default -> {
            if ((head & 0xe0) != 0xa0) {
              throw new IOException("not a snapshot: a field of its header has no name");
            }
            yield head & 0x1f;
          }
        };
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static long unsigned(DataInputStream in) throws IOException {
    int head = in.readUnsignedByte();
    return switch (head) {
      case 0xcc -> in.readUnsignedByte();
      case 0xcd -> in.readUnsignedShort();
      case 0xce -> Integer.toUnsignedLong(in.readInt());
      case 0xcf, 0xd3 -> in.readLong();
      default -> {
        if (head >= 0x80) {
          throw new IOException("not a snapshot: " + LAST_INDEX + " is no unsigned number");
        }
        yield head;
      }
    };
  }
}
