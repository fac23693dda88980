package io.consuljvm.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.consuljvm.codec.Json;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.membership.Member;
import io.consuljvm.spi.membership.MemberStatus;
import io.consuljvm.spi.membership.MembershipException;
import io.consuljvm.spi.membership.Pool;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members, joining, forcing others to leave ({@code H159 - H168}). */
class MembershipRoutesTest {
  private final Pool lan = mock(Pool.class);
  private final Pool wan = mock(Pool.class);
  private final Node node = mock(Node.class);
  private final HttpCall call = mock(HttpCall.class);
  private final MembershipRoutes routes = new MembershipRoutes(node);

  @BeforeEach
  void aServerInTwoPools() throws UnknownHostException {
    Member a = member("a");
    Member aInDc1 = member("a.dc1");
    when(lan.members()).thenReturn(List.of(a));
    when(wan.members()).thenReturn(List.of(aInDc1));
    when(node.server()).thenReturn(true);
    when(node.lan()).thenReturn(Optional.of(lan));
    when(node.wan()).thenReturn(Optional.of(wan));
    when(call.parameter("wan")).thenReturn(Optional.empty());
    when(call.suffix()).thenReturn("127.0.2.2");
  }

  @Test
  void aMemberIsShownWithAllItsVersions() {
    assertEquals(
        "[{\"Name\":\"a\",\"Addr\":\"127.0.2.1\",\"Port\":8301,\"Tags\":{\"role\":\"node\"},"
            + "\"Status\":4,\"ProtocolMin\":1,\"ProtocolMax\":5,\"ProtocolCur\":2,"
            + "\"DelegateMin\":2,\"DelegateMax\":5,\"DelegateCur\":4}]",
        json(routes.list(call))); // H133, H159
  }

  @Test
  void theWanPoolIsShownIfAskedFor() {
    wan("1");

    assertEquals("[\"a.dc1\"]", names(routes.list(call))); // H160
  }

  @Test
  void anEmptyWishForTheWanCountsAsNone() {
    wan("");

    assertEquals("[\"a\"]", names(routes.list(call))); // H160
  }

  @Test
  void withoutAWanPoolTheListIsNull() {
    wan("1");
    when(node.wan()).thenReturn(Optional.empty());

    assertEquals("null", json(routes.list(call))); // H160
  }

  @Test
  void joiningGoesToTheLanPool() throws Exception {
    assertEquals(HttpReply.empty(), routes.join(call)); // H162

    verify(lan).join(List.of("127.0.2.2"));
    verify(wan, never()).join(any());
  }

  @Test
  void joiningGoesToTheWanPoolIfAskedFor() throws Exception {
    wan("1");

    routes.join(call);

    verify(wan).join(List.of("127.0.2.2")); // H162
  }

  @Test
  void aClientCannotJoinTheWan() {
    wan("1");
    when(node.server()).thenReturn(false);

    HttpError refusal = assertThrows(HttpError.class, () -> routes.join(call));

    assertEquals(500, refusal.status());
    assertEquals("Must be a server to join WAN cluster", refusal.getMessage()); // H164
  }

  @Test
  void aFailureToJoinIsTold() throws Exception {
    when(lan.join(any())).thenThrow(new MembershipException("1 error(s) occurred: …"));

    HttpError failure = assertThrows(HttpError.class, () -> routes.join(call));

    assertEquals(500, failure.status()); // H163
    assertEquals("1 error(s) occurred: …", failure.getMessage());
  }

  @Test
  void aServerForcesOutOfBothPools() throws Exception {
    assertEquals(HttpReply.empty(), routes.forceLeave(call)); // H168

    verify(lan).forceLeave("127.0.2.2");
    verify(wan).forceLeave("127.0.2.2");
  }

  @Test
  void aClientForcesOutOfTheLanPool() throws Exception {
    when(node.wan()).thenReturn(Optional.empty());

    assertEquals(HttpReply.empty(), routes.forceLeave(call));

    verify(lan).forceLeave("127.0.2.2");
  }

  @Test
  void aFailureToForceOutIsTold() throws Exception {
    doThrow(new MembershipException("no")).when(lan).forceLeave("127.0.2.2");

    assertEquals("no", assertThrows(HttpError.class, () -> routes.forceLeave(call)).getMessage());
  }

  @Test
  void withoutAPoolThereIsNothingToJoin() {
    when(node.lan()).thenReturn(Optional.empty());

    assertEquals(500, assertThrows(HttpError.class, () -> routes.join(call)).status());
  }

  private void wan(String value) {
    when(call.parameter("wan")).thenReturn(Optional.of(value));
  }

  private static Member member(String name) throws UnknownHostException {
    return new Member(
        name,
        InetAddress.getByName("127.0.2.1"),
        8301,
        Map.of("role", "node"),
        MemberStatus.FAILED,
        new Member.Versions(1, 5, 2, 2, 5, 4));
  }

  private static String json(HttpReply reply) {
    return new String(Json.write(((HttpReply.Body.Json) reply.body()).value()), UTF_8);
  }

  private static String names(HttpReply reply) {
    return json(reply).replaceAll("\\{\"Name\":(\"[^\"]*\")[^}]*}[^}]*}", "$1");
  }
}
