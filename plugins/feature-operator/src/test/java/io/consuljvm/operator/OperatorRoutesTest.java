package io.consuljvm.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.consuljvm.codec.Json;
import io.consuljvm.kernel.fixture.ImmediateConsensus;
import io.consuljvm.kernel.fixture.SingleNode;
import io.consuljvm.spi.Authorizer.Access;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.rpc.RpcException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v1/status/…} and {@code /v1/operator/raft/…} (spec/http.md sections 16 and 18). */
class OperatorRoutesTest {
  private static final String CONFIGURATION = "/v1/operator/raft/configuration";
  private static final String PEER = "/v1/operator/raft/peer";

  private final SingleNode node = SingleNode.of(new OperatorFeature());

  @AfterEach
  void close() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void theLeaderIsNamedToAnyMethod(String method) throws Exception {
    assertEquals("\"127.0.0.1:8300\"", json(node.http(method, "/v1/status/leader"))); // H444
  }

  @Test
  void noLeaderIsAnEmptyText() throws Exception {
    node.consensus().depose();

    assertEquals("\"\"", json(node.http("GET", "/v1/status/leader"))); // H444
  }

  @Test
  void aFollowerNamesItsLeader() throws Exception {
    node.consensus().follow(new ServerAddress("127.0.2.2:8300"), Duration.ZERO);

    assertEquals("\"127.0.2.2:8300\"", json(node.http("GET", "/v1/status/leader")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void peersAreListedToAnyMethod(String method) throws Exception {
    assertEquals("[\"127.0.0.1:8300\"]", json(node.http(method, "/v1/status/peers"))); // H445
  }

  @Test
  void statusHasNoMeta() throws Exception {
    assertEquals(Map.of(), node.http("GET", "/v1/status/leader").headers()); // H444
  }

  @Test
  void theQuorumIsShownWithItsIndex() throws Exception {
    assertEquals(
        "{\"Servers\":[{\"ID\":\"127.0.0.1:8300\",\"Node\":\"node-1\","
            + "\"Address\":\"127.0.0.1:8300\",\"Leader\":true,\"Voter\":true}],\"Index\":1}",
        json(node.http("GET", CONFIGURATION))); // H389
  }

  @Test
  void theQuorumHasNoMeta() throws Exception {
    assertEquals(Map.of(), node.http("GET", CONFIGURATION).headers()); // H389
  }

  @Test
  void anIndexIsNotWaitedFor() throws Exception {
    assertEquals(200, node.http("GET", CONFIGURATION + "?index=99").status()); // H105
  }

  @Test
  void whoIsNoLeaderShowsTheQuorumIfThatMayBeStale() throws Exception {
    node.consensus().follow(new ServerAddress("127.0.2.2:8300"), Duration.ZERO);

    assertEquals(200, node.http("GET", CONFIGURATION + "?stale").status()); // H389
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, " + CONFIGURATION,
    "DELETE, " + CONFIGURATION,
    "GET, " + PEER,
    "PUT, " + PEER,
  })
  void otherMethodsAreNotServed(String method, String path) {
    assertEquals(405, assertThrows(HttpError.class, () -> node.http(method, path)).status());
  }

  @Test
  void aPeerIsTakenOut() throws Exception {
    HttpReply reply = node.http("DELETE", PEER + "?address=" + ImmediateConsensus.SELF);

    assertEquals(HttpReply.empty(), reply); // H391
  }

  @ParameterizedTest
  @ValueSource(strings = {PEER + "?address", PEER + "?address="})
  void anEmptyAddressIsThatOfNoPeer(String target) {
    assertEquals("address \"\" was not found in the Raft configuration", failure("DELETE", target));
  }

  @Test
  void thePeerHasToBeNamed() {
    HttpError refusal = assertThrows(HttpError.class, () -> node.http("DELETE", PEER));

    assertEquals(400, refusal.status());
    assertEquals(
        "Must specify ?address with IP:port of peer to remove", refusal.getMessage()); // H392
  }

  @Test
  void anUnknownPeerIsRefused() {
    assertEquals(
        "address \"127.0.0.1:1\" was not found in the Raft configuration",
        failure("DELETE", PEER + "?address=127.0.0.1:1")); // H393
  }

  @Test
  void theQuorumNeedsPermissionToReadAsOperator() throws Exception {
    node.tokens(token ->
        (resource, segment, access) -> !(resource.equals("operator") && access == Access.READ));

    assertEquals("Permission denied", failure("GET", CONFIGURATION)); // H390
  }

  @Test
  void takingAPeerOutNeedsPermissionToWriteAsOperator() {
    node.tokens(token ->
        (resource, segment, access) -> resource.equals("operator") && access == Access.READ);

    assertEquals(
        "Permission denied",
        failure("DELETE", PEER + "?address=" + ImmediateConsensus.SELF)); // H394
  }

  private String failure(String method, String target) {
    return assertThrows(RpcException.class, () -> node.http(method, target)).getMessage();
  }

  private static String json(HttpReply reply) throws IOException {
    return new String(Json.write(((HttpReply.Body.Json) reply.body()).value()), UTF_8);
  }
}
