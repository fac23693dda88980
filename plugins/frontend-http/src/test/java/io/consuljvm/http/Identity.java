package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;

/** A key with a certificate for 127.0.0.1 that is its own authority. */
record Identity(KeyStore keyStore, Path certificateFile, Path keyFile) {
  static final char[] PASSWORD = "changeit".toCharArray();
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** Makes one with the platform's own tool. */
  static Identity create(Path directory, String name, String algorithm)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = directory.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            algorithm,
            "-dname",
            "CN=" + name,
            "-ext",
            "SAN=IP:127.0.0.1",
            "-ext",
            "BC=ca:true",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            new String(PASSWORD));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    assertEquals(0, keytool.waitFor());

    KeyStore keyStore = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keyStore.load(in, PASSWORD);
    }
    Path certificate = directory.resolve(name + ".crt");
    Path key = directory.resolve(name + ".key");
    Files.writeString(certificate, pem("CERTIFICATE", keyStore.getCertificate(name).getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", keyStore.getKey(name, PASSWORD).getEncoded()));
    return new Identity(keyStore, certificate, key);
  }

  static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, PEM.encodeToString(der), kind);
  }

  /** Trusts this identity alone. */
  KeyStore trustStore() throws GeneralSecurityException, IOException {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, PASSWORD);
    Certificate own = keyStore.getCertificate(keyStore.aliases().nextElement());
    trust.setCertificateEntry("own", own);
    return trust;
  }
}
