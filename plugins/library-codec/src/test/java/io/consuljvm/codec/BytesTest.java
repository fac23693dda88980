package io.consuljvm.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void aCopyDoesNotSeeLaterChanges() {
    byte[] array = {1, 2, 3};
    Bytes copy = Bytes.copyOf(array);
    array[0] = 9;
    copy.toByteArray()[1] = 9;
    assertEquals(Bytes.hex("010203"), copy);
  }

  @Test
  void aSliceIsEqualToTheSameBytesElsewhere() {
    Bytes slice = Bytes.hex("00010203").slice(1, 3);
    assertEquals(Bytes.hex("0102"), slice);
    assertEquals(Bytes.hex("0102").hashCode(), slice.hashCode());
    assertNotEquals(Bytes.hex("0103"), slice);
    assertEquals(Bytes.hex("02"), slice.slice(1));
    assertSame(Bytes.EMPTY, slice.slice(2));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(1, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.get(2));
  }

  @Test
  void ordersAsUnsignedBytes() {
    assertTrue(Bytes.hex("7f").compareTo(Bytes.hex("80")) < 0);
    assertTrue(Bytes.hex("01").compareTo(Bytes.hex("0100")) < 0);
    assertEquals(0, Bytes.hex("aa").compareTo(Bytes.hex("bbaa").slice(1)));
  }

  @Test
  void findsPrefixes() {
    Bytes bytes = Bytes.utf8("xabc").slice(1);
    assertTrue(bytes.startsWith(Bytes.utf8("ab")));
    assertTrue(bytes.startsWith(Bytes.EMPTY));
    assertFalse(bytes.startsWith(Bytes.utf8("abcd")));
    assertFalse(bytes.startsWith(Bytes.utf8("b")));
  }

  @Test
  void leavesWhereItIsTold() throws IOException {
    Bytes bytes = Bytes.hex("ff010203").slice(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bytes.writeTo(out);
    assertArrayEquals(new byte[] {1, 2, 3}, out.toByteArray());
    byte[] target = new byte[5];
    bytes.copyTo(target, 1);
    assertArrayEquals(new byte[] {0, 1, 2, 3, 0}, target);
    assertEquals("010203", bytes.hex());
  }

  @Test
  void aBufferOverItCannotChangeIt() {
    ByteBuffer buffer = Bytes.hex("ff0102").slice(1).asByteBuffer();
    assertEquals(2, buffer.remaining());
    assertEquals(1, buffer.get(0));
    assertThrows(ReadOnlyBufferException.class, () -> buffer.put(0, (byte) 9));
    assertEquals(Bytes.hex("02"), Bytes.copyOf(buffer.position(1)));
  }

  @Test
  void everyMalformedByteIsReplaced() {
    assertEquals("a\ufffd\ufffdb", Bytes.hex("61e29862").utf8());
    assertEquals("☃\ufffd", Bytes.hex("e29883ff").utf8());
    assertEquals("\ufffd", Bytes.hex("efbfbd").utf8());
    assertEquals("\ufffd\ufffd\ufffd", Bytes.hex("eda080").utf8());
    assertEquals("\ufffd\ufffd\ufffd\ufffd", Bytes.hex("f4908080").utf8());
    assertEquals("\ufffd\ufffd", Bytes.hex("c080").utf8());
    assertEquals("😀\ufffd\ufffd\ufffd", Bytes.hex("f09f9880f09f98").utf8());
  }

  @Test
  void showsItsBeginning() {
    assertEquals("Bytes[2: 0102]", Bytes.hex("0102").toString());
    assertEquals("Bytes[33: " + "00".repeat(32) + "…]", Bytes.wrap(new byte[33]).toString());
  }
}
