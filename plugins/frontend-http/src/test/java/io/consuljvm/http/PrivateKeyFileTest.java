package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyFileTest {
  @TempDir private Path directory;

  private PrivateKey read(String kind, byte[] der) throws Exception {
    return PrivateKeyFile.read(
        Files.writeString(directory.resolve("key.pem"), Identity.pem(kind, der)));
  }

  private static PrivateKey ec(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair().getPrivate();
  }

  @Test
  void readsPkcs8() throws Exception {
    for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
      PrivateKey key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
      assertEquals(key, read("PRIVATE KEY", key.getEncoded()));
    }
  }

  /** The octets at the end of a PKCS #8 key are the PKCS #1 key, behind 26 bytes for this size. */
  @Test
  void readsRsaKeysAsOpenSslWritesThem() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    PrivateKey key = generator.generateKeyPair().getPrivate();
    byte[] pkcs8 = key.getEncoded();
    assertEquals(key, read("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length)));
  }

  @ParameterizedTest
  @CsvSource({
    "secp256r1, 32, 06082a8648ce3d030107",
    "secp384r1, 48, 06052b81040022",
    "secp521r1, 66, 06052b81040023",
  })
  void readsEllipticKeysAsOpenSslWritesThem(String curve, int size, String name) throws Exception {
    PrivateKey key = ec(curve);
    byte[] sec1 = sec1(key, size, HexFormat.of().parseHex(name));
    ECPrivateKey read = (ECPrivateKey) read("EC PRIVATE KEY", sec1);
    assertEquals(((ECPrivateKey) key).getS(), read.getS());
    assertEquals(((ECPrivateKey) key).getParams(), read.getParams());
  }

  private static byte[] sec1(PrivateKey key, int size, byte[] curve) throws IOException {
    byte[] number = ((ECPrivateKey) key).getS().toByteArray();
    byte[] fixed = new byte[size];
    int count = Math.min(size, number.length);
    System.arraycopy(number, number.length - count, fixed, size - count, count);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(new byte[] {2, 1, 1, 4, (byte) size});
    content.write(fixed);
    content.write(new byte[] {(byte) 0xa0, (byte) curve.length});
    content.write(curve);
    ByteArrayOutputStream key1 = new ByteArrayOutputStream();
    key1.write(new byte[] {0x30, (byte) content.size()});
    content.writeTo(key1);
    return key1.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"})
  void refusesWhatIsNoKey(String kind) {
    for (byte[] der : new byte[][] {{}, {0x30}, {0x30, (byte) 0x84, 1, 1, 1, 1}, {0x30, 1, 2}}) {
      assertThrows(GeneralSecurityException.class, () -> read(kind, der));
    }
  }

  @Test
  void refusesAFileWithoutAKey() throws IOException {
    Path file = Files.writeString(directory.resolve("empty.pem"), "nothing");
    assertThrows(GeneralSecurityException.class, () -> PrivateKeyFile.read(file));
  }
}
