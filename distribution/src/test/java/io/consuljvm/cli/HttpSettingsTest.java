package io.consuljvm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSettingsTest {
  @Test
  void emptyEnvironmentMeansTheDefaults() {
    assertEquals(
        new HttpSettings("127.0.0.1:8500", "", Optional.empty(), false, true),
        HttpSettings.of(Map.of()));
  }

  @Test
  void everyVariableIsRead() {
    assertEquals(
        new HttpSettings("h:1", "t", Optional.of("u:p"), true, false),
        HttpSettings.of(
            Map.of(
                "CONSUL_HTTP_ADDR", "h:1",
                "CONSUL_HTTP_TOKEN", "t",
                "CONSUL_HTTP_AUTH", "u:p",
                "CONSUL_HTTP_SSL", "1",
                "CONSUL_HTTP_SSL_VERIFY", "false")));
  }

  @Test
  void userAloneHasAnEmptyPassword() {
    assertEquals(Optional.of("u:"), HttpSettings.of(Map.of("CONSUL_HTTP_AUTH", "u")).credentials());
  }

  @Test
  void switchesThatCannotBeReadAreIgnored() {
    HttpSettings settings =
        HttpSettings.of(Map.of("CONSUL_HTTP_SSL", "yes", "CONSUL_HTTP_SSL_VERIFY", "no"));
    assertFalse(settings.tls());
    assertTrue(settings.verifyTls());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8500,false,127.0.0.1,8500",
    "[::1]:8500,false,::1,8500",
    "agent,false,agent,80",
    "agent,true,agent,443",
    "[::1],true,::1,443"
  })
  void addressesAreTakenApart(String text, boolean tls, String host, String port) {
    AgentAddress.Tcp address = (AgentAddress.Tcp) AgentAddress.parse(text, tls);
    assertEquals(host, address.host());
    assertEquals(port, address.port());
  }
}
