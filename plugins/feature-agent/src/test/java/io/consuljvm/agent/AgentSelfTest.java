package io.consuljvm.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.typesafe.config.ConfigFactory;
import io.consuljvm.codec.Json;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.membership.Coordinate;
import io.consuljvm.spi.membership.Member;
import io.consuljvm.spi.membership.MemberStatus;
import io.consuljvm.spi.membership.Pool;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the agent says of itself ({@code H141 - H157}). */
class AgentSelfTest {
  private final Pool lan = mock(Pool.class);
  private final Node node = mock(Node.class);

  @BeforeEach
  void anAgent() {
    when(node.config())
        .thenReturn(
            ConfigFactory.parseString("self { NodeName = a, Ports { DNS = 8600 } }, secret = x"));
    when(node.version()).thenReturn("0.7.2");
    when(node.lan()).thenReturn(Optional.empty());
    when(node.stats()).thenReturn(Map.of("agent", Map.of("checks", "0")));
  }

  @Test
  void withoutAPoolItHasNeitherCoordinateNorMember() {
    assertEquals(
        "{\"Config\":{\"NodeName\":\"a\",\"Ports\":{\"DNS\":8600},\"Revision\":\"\","
            + "\"Version\":\"0.7.2\",\"VersionPrerelease\":\"\"},\"Coord\":null,\"Member\":null,"
            + "\"Stats\":{\"agent\":{\"checks\":\"0\"}}}",
        json()); // H141
  }

  @Test
  void inAPoolItHasACoordinate() throws UnknownHostException {
    inAPool();
    when(lan.coordinate()).thenReturn(Optional.of(new Coordinate(List.of(0.5), 1.5, 0, 0.25)));

    assertTrue(
        json()
            .contains(
                "\"Coord\":{\"Vec\":[0.5],\"Error\":1.5,\"Adjustment\":0,\"Height\":0.25}")); // H150
  }

  @Test
  void withoutCoordinatesItsOwnIsNull() throws UnknownHostException {
    inAPool();
    when(lan.coordinate()).thenReturn(Optional.empty());

    assertTrue(json().contains("\"Coord\":null")); // H150
  }

  @Test
  void inAPoolItIsAMember() throws UnknownHostException {
    inAPool();
    when(lan.coordinate()).thenReturn(Optional.empty());

    assertTrue(json().contains("\"Member\":{\"Name\":\"a\",\"Addr\":\"127.0.2.1\""));
  }

  private void inAPool() throws UnknownHostException {
    var member =
        new Member(
            "a",
            InetAddress.getByName("127.0.2.1"),
            8301,
            Map.of(),
            MemberStatus.ALIVE,
            new Member.Versions(1, 5, 2, 2, 5, 4));
    when(lan.self()).thenReturn(member);
    when(node.lan()).thenReturn(Optional.of(lan));
  }

  private String json() {
    return new String(Json.write(AgentSelf.of(node)), UTF_8);
  }
}
