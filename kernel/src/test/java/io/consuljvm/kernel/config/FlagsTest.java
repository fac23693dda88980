package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flags of {@code consul agent} ({@code C060 - C096}). */
class FlagsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "-advertise=10.0.0.5, advertise_addr, 10.0.0.5",
    "-advertise-wan=10.0.0.5, advertise_addr_wan, 10.0.0.5",
    "-atlas=a/b, atlas_infrastructure, a/b",
    "-atlas-join, atlas_join, true",
    "-atlas-token=t, atlas_token, t",
    "-atlas-endpoint=e, atlas_endpoint, e",
    "-bind=127.0.0.5, bind_addr, 127.0.0.5",
    "-bootstrap, bootstrap, true",
    "-bootstrap-expect=0, bootstrap_expect, 0",
    "-client=127.0.0.5, client_addr, 127.0.0.5",
    "-data-dir=/nowhere/at/all, data_dir, /nowhere/at/all",
    "-datacenter=East, datacenter, east",
    "-dc=East, datacenter, east",
    "-dns-port=53, ports.dns, 53",
    "-domain=d., domain, d.",
    "-encrypt=AAAAAAAAAAAAAAAAAAAAAA==, encrypt, AAAAAAAAAAAAAAAAAAAAAA==",
    "-http-port=0x50, ports.http, 80",
    "-log-level=err, log_level, err",
    "-node=n, node_name, n",
    "-pid-file=p, pid_file, p",
    "-protocol=3, protocol, 3",
    "-protocol=0, protocol, 2",
    "-rejoin, rejoin_after_leave, true",
    "-retry-interval=1m, retry_interval, 1m",
    "-retry-interval=, retry_interval, 30s",
    "-retry-interval-wan=1m, retry_interval_wan, 1m",
    "-retry-max=3, retry_max, 3",
    "-retry-max-wan=3, retry_max_wan, 3",
    "-retry-join-ec2-region=r, retry_join_ec2.region, r",
    "-serf-lan-bind=127.0.0.5, serf_lan_bind, 127.0.0.5",
    "-serf-wan-bind=127.0.0.5, serf_wan_bind, 127.0.0.5",
    "-server=false, server, true",
    "-syslog, enable_syslog, true",
    "-ui=T, ui, true",
    "-ui-dir=u, ui_dir, u",
  })
  void everyFlagSetsItsKey(String flag, String path, String value) throws Exception {
    assertEquals(
        value,
        new Loading(directory).resolve("-dev", flag).tree().getValue(path).unwrapped().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "join, start_join",
    "join-wan, start_join_wan",
    "recursor, recursors",
    "retry-join, retry_join",
    "retry-join-wan, retry_join_wan",
  })
  void repeatedFlagsAddUp(String flag, String path) throws Exception {
    assertEquals(
        List.of("a", "b"),
        new Loading(directory)
            .resolve("-dev", "-" + flag + "=a", "-" + flag + "=b")
            .tree()
            .getStringList(path));
  }

  @Test
  void bothEc2TagsBelongTogether() throws Exception {
    var tree =
        new Loading(directory)
            .resolve("-dev", "-retry-join-ec2-tag-key=k", "-retry-join-ec2-tag-value=v")
            .tree();
    assertEquals("k", tree.getString("retry_join_ec2.tag_key"));
    assertEquals("v", tree.getString("retry_join_ec2.tag_value"));
  }

  @Test
  void unknownFlagsAreAMistakeOfTheCommandLine() {
    assertThrows(
        IllegalArgumentException.class, () -> new Loading(directory).load("-dev", "-bogus=1"));
  }
}
