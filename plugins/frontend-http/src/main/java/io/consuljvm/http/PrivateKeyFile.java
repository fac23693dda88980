package io.consuljvm.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads private keys in PEM: PKCS #8 (RFC 5958), and what OpenSSL wrote before, PKCS #1 for RSA
 * (RFC 8017, A.1.2) and SEC 1 for elliptic curves (RFC 5915). The platform knows the first only;
 * the others are wrapped.
 */
final class PrivateKeyFile {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private static final byte[] VERSION_0 = {2, 1, 0};

  /** rsaEncryption, without parameters. */
  private static final byte[] RSA = {
    0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
  };

  /** id-ecPublicKey. */
  private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final int CURVE = 0xa0;

  private PrivateKeyFile() {}

  /** The first private key of a file. */
  static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
    Matcher block = BLOCK.matcher(Files.readString(file));
    if (!block.find()) {
      throw new GeneralSecurityException("no private key in " + file);
    }
    byte[] der = Base64.getMimeDecoder().decode(block.group(2));
    return switch (block.group(1)) {
      case "RSA " -> key("RSA", wrap(RSA, der));
      case "EC " -> key("EC", wrap(element(SEQUENCE, join(EC, curve(der))), der));
      default -> anyKey(der);
    };
  }

  private static PrivateKey anyKey(byte[] pkcs8) throws GeneralSecurityException {
    GeneralSecurityException last = new GeneralSecurityException("unknown kind of key");
    for (String algorithm : ALGORITHMS) {
      try {
        return key(algorithm, pkcs8);
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw last;
  }

  private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return element(SEQUENCE, join(VERSION_0, algorithm, element(OCTETS, key)));
  }

  /**
   * The curve's name: content of element {@code [0]} of an {@code ECPrivateKey}, which follows the
   * version and the number.
   */
  private static byte[] curve(byte[] sec1) throws GeneralSecurityException {
    int at = content(sec1, 0);
    while (at < sec1.length) {
      int content = content(sec1, at);
      int end = content + length(sec1, at);
      if (end > sec1.length) {
        break;
      }
      if ((sec1[at] & 0xff) == CURVE) {
        return Arrays.copyOfRange(sec1, content, end);
      }
      at = end;
    }
    throw new GeneralSecurityException("a key without the name of its curve");
  }

  /** Where the content of the element at {@code at} starts. */
  private static int content(byte[] der, int at) throws GeneralSecurityException {
    return at + 2 + extraLengthBytes(der, at);
  }

  private static int length(byte[] der, int at) throws GeneralSecurityException {
    int extra = extraLengthBytes(der, at);
    if (extra == 0) {
      return der[at + 1];
    }
    int length = 0;
    for (int i = 0; i < extra; i++) {
      length = length << 8 | der[at + 2 + i] & 0xff;
    }
    return length;
  }

  private static int extraLengthBytes(byte[] der, int at) throws GeneralSecurityException {
    int extra = at + 1 < der.length && der[at + 1] < 0 ? der[at + 1] & 0x7f : 0;
    if (extra > 2 || at + 2 + extra > der.length) {
      throw new GeneralSecurityException("a damaged key");
    }
    return extra;
  }

  private static byte[] element(int tag, byte[] content) {
    int length = content.length;
    byte[] head;
    if (length < 0x80) {
      head = new byte[] {(byte) tag, (byte) length};
    } else if (length < 0x100) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    } else {
      head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    return join(head, content);
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
