package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.codec.Json;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentSelfTest {
  @TempDir private Path directory;

  @Test
  void showsWhatTheOriginalShows() throws Exception {
    Object recorded;
    try (InputStream in = AgentSelfTest.class.getResourceAsStream("self.json")) {
      recorded = Json.parse(in.readAllBytes());
    }
    var self =
        new Loading(directory)
            .resolve("-dev", "-node=n", "-client=127.0.0.2", "-bind=127.0.0.2")
            .tree()
            .getObject("self")
            .unwrapped();
    assertEquals(recorded, Json.parse(Json.write(self)));
  }

  @Test
  void showsWhatWasWritten() throws Exception {
    var loading = new Loading(directory);
    var self =
        loading
            .tree(
                """
                {"acl_ttl": "1h30m", "reconnect_timeout": "9h", "session_ttl_min": "5s",
                 "dns_config": {"service_ttl": {"*": "1s"}},
                 "advertise_addrs": {"rpc": "10.0.0.9:1"},
                 "retry_join_ec2": {"secret_access_key": "hush"},
                 "performance": {"raft_multiplier": 2},
                 "watches": [{"type": "nodes", "handler": "h", "token": "hush"}]}\
                """)
            .getConfig("self");
    assertEquals("1h30m", self.getString("ACLTTLRaw"));
    assertEquals(5_400_000_000_000L, self.getLong("ACLTTL"));
    assertEquals("9h", self.getString("ReconnectTimeoutLanRaw"));
    assertEquals(32_400_000_000_000L, self.getLong("ReconnectTimeoutLan"));
    assertEquals("5s", self.getString("SessionTTLMinRaw"));
    assertEquals(1_000_000_000L, self.getLong("DNSConfig.ServiceTTL.\"*\""));
    assertEquals("10.0.0.9:1", self.getString("AdvertiseAddrs.RPCRaw"));
    assertEquals(1, self.getInt("AdvertiseAddrs.RPC.Port"));
    assertEquals("<hidden>", self.getString("RetryJoinEC2.SecretAccessKey"));
    assertEquals(2, self.getInt("Performance.RaftMultiplier"));
    assertEquals("[{}]", self.getList("Watches").unwrapped().toString());
  }
}
