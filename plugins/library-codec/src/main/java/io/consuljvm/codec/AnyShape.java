package io.consuljvm.codec;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value whose type is only known when it is there: the class decides. */
final class AnyShape extends Shape<@Nullable Object> {
  static final AnyShape INSTANCE = new AnyShape();

  private static final Shape<@Nullable Object> LIST = Shapes.opened(new ListShape(INSTANCE));
  private static final Shape<@Nullable Object> MAP = Shapes.opened(new MapShape(INSTANCE));

  private AnyShape() {}

  @Override
  @Nullable Object zero() {
    return null;
  }

  @Override
  boolean isEmpty(@Nullable Object value) {
    return value == null;
  }

  @Override
  void write(@Nullable Object value, MsgpackWriter out) {
    if (value == null) {
      out.writeNil();
    } else if (value instanceof BigInteger number) {
      out.writeUnsigned(unsigned(number));
    } else {
      shapeOf(value).write(value, out);
    }
  }

  @Override
  void writeJson(@Nullable Object value, JsonWriter out) {
    if (value == null) {
      out.nil();
    } else if (value instanceof BigInteger number) {
      out.unsigned(unsigned(number));
    } else {
      shapeOf(value).writeJson(value, out);
    }
  }

  /** No switch over patterns: its bootstrap would be a good part of the start of an agent. */
  private static Shape<@Nullable Object> shapeOf(Object value) {
    if (value instanceof List) {
      return LIST;
    }
    if (value instanceof Map) {
      return MAP;
    }
    if (value instanceof Optional) {
      return Shapes.opened(new OptionalShape(INSTANCE));
    }
    return Shapes.opened(Shapes.ofValue(value));
  }

  private static long unsigned(BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
      throw new CodecException("not an unsigned 64-bit integer: " + number);
    }
    return number.longValue();
  }

  @Override
  @Nullable Object read(MsgpackReader in) {
    int tag = in.peek();
    if (tag < 0x80 || tag >= 0xe0) {
      return in.readLong();
    }
    return switch (tag >> 4) {
      case 0x8 -> readMap(in);
      case 0x9 -> readList(in);
      case 0xa, 0xb -> textOrBytes(in.readBytes());
      default -> readTagged(in, tag);
    };
  }

  private @Nullable Object readTagged(MsgpackReader in, int tag) {
    return switch (tag) {
      case 0xc0 -> {
        in.readNil();
        yield null;
      }
      case 0xc2, 0xc3 -> in.readBoolean();
      case 0xca, 0xcb -> in.readDouble();
      case 0xcf -> readUnsigned(in);
      case 0xcc, 0xcd, 0xce, 0xd0, 0xd1, 0xd2, 0xd3 -> in.readLong();
      case 0xc4, 0xc5, 0xc6 -> in.readBytes();
      case 0xd9, 0xda, 0xdb -> textOrBytes(in.readBytes());
      case 0xdc, 0xdd -> readList(in);
      case 0xde, 0xdf -> readMap(in);
      default -> throw new CodecException("byte 0x%02x is not understood".formatted(tag));
    };
  }

  private static Object readUnsigned(MsgpackReader in) {
    long bits = in.readUnsigned(64);
    if (bits >= 0) {
      return bits;
    }
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private static Object textOrBytes(Bytes raw) {
    try {
      ByteBuffer input = raw.asByteBuffer();
      return StandardCharsets.UTF_8.newDecoder().decode(input).toString();
    } catch (CharacterCodingException notText) {
      return raw;
    }
  }

  private List<@Nullable Object> readList(MsgpackReader in) {
    int count = in.readArrayHeader();
    in.enter();
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(read(in));
    }
    in.leave();
    return list;
  }

  private Map<String, @Nullable Object> readMap(MsgpackReader in) {
    int count = in.readMapHeader();
    in.enter();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      map.put(in.readString(), read(in));
    }
    in.leave();
    return map;
  }

  @Override
  Object fromTree(Object tree, @Nullable Object before, TreePath path) {
    return tree;
  }

  @Override
  String goType() {
    return "interface {}";
  }
}
