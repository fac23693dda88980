package io.consuljvm.http;

import com.typesafe.config.Config;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** The HTTPS listener's side of TLS ({@code H002, F082, F083}). */
final class Tls {
  private Tls() {}

  /**
   * @param config the agent's, of which {@code cert_file}, {@code key_file}, {@code ca_file} and
   *     {@code verify_incoming} are read
   * @throws IOException with the text for the user
   */
  static SslContext context(Config config) throws IOException {
    boolean verify = config.hasPath("verify_incoming") && config.getBoolean("verify_incoming");
    String ca = text(config, "ca_file");
    String cert = text(config, "cert_file");
    String key = text(config, "key_file");
    X509Certificate[] authorities = ca.isEmpty() ? new X509Certificate[0] : authorities(ca);
    if (verify && ca.isEmpty()) {
      throw new IOException("VerifyIncoming set, and no CA certificate provided!");
    }
    if (cert.isEmpty() || key.isEmpty()) {
      throw new IOException(
          verify
              ? "VerifyIncoming set, and no Cert/Key pair provided!"
              : "ports.https is set, and no Cert/Key pair provided!");
    }
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(PrivateKeyFile.read(Path.of(key)), certificates(cert))
              .sslProvider(SslProvider.JDK);
      if (verify) {
        builder.trustManager(authorities).clientAuth(ClientAuth.REQUIRE);
      }
      return builder.build();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("Failed to load cert/key pair: " + e.getMessage(), e);
    }
  }

  private static X509Certificate[] authorities(String file) throws IOException {
    try {
      return certificates(file);
    } catch (IOException e) {
      throw new IOException("Failed to read CA file: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IOException("Failed to parse any CA certificates", e);
    }
  }

  private static X509Certificate[] certificates(String file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      List<? extends Certificate> all =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (all.isEmpty()) {
        throw new GeneralSecurityException("no certificate in " + file);
      }
      return all.toArray(X509Certificate[]::new);
    }
  }

  private static String text(Config config, String key) {
    return config.hasPath(key) ? config.getString(key) : "";
  }
}
