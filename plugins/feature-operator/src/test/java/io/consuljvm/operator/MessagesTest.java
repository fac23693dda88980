package io.consuljvm.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.WriteRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages, byte by byte as the original writes them, read and written. */
class MessagesTest {
  /**
   * @param name of the golden bytes
   */
  record Case(String name, Type type, Object value) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    Type configuration = RaftRpc.CONFIGURATION.reply();
    return Stream.of(
        new Case("Status.Ping-request", Nothing.class, new Nothing()),
        new Case("Status.Ping-response", StatusRpc.PING.reply(), new Nothing()),
        new Case("Status.Leader-response", StatusRpc.LEADER.reply(), "127.0.2.1:8300"),
        new Case(
            "Status.Peers-response",
            StatusRpc.PEERS.reply(),
            List.of("127.0.2.1:8300", "127.0.2.2:8300")),
        new Case(
            "Operator.RaftGetConfiguration-request",
            RaftRpc.ConfigurationRequest.class,
            new RaftRpc.ConfigurationRequest(
                "dc1", new RaftRpc.Source("", ""), QueryOptions.of(""))),
        new Case(
            "Operator.RaftGetConfiguration-response",
            configuration,
            new RaftRpc.Configuration(
                List.of(
                    new RaftRpc.Server("127.0.2.1:8300", "node-a", "127.0.2.1:8300", true, true)),
                1)),
        new Case(
            "Operator.RaftRemovePeerByAddress-request",
            RaftRpc.RemovePeerRequest.class,
            new RaftRpc.RemovePeerRequest("dc1", "127.0.2.9:8300", new WriteRequest("tok"))),
        new Case(
            "Operator.RaftRemovePeerByAddress-response",
            RaftRpc.REMOVE_PEER.reply(),
            new Nothing()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theBytesAreRead(Case given) throws IOException {
    Object decoded = Codec.<Object>ofType(given.type()).decode(golden(given.name()));

    assertEquals(given.value(), decoded);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theBytesAreWritten(Case given) throws IOException {
    byte[] encoded = Codec.<Object>ofType(given.type()).encode(given.value());

    assertEquals(golden(given.name()).hex(), Bytes.wrap(encoded).hex());
  }

  private static Bytes golden(String name) throws IOException {
    Properties all = new Properties();
    try (InputStream in = MessagesTest.class.getResourceAsStream("golden.properties")) {
      all.load(Objects.requireNonNull(in));
    }
    return Bytes.hex(Objects.requireNonNull(all.getProperty(name), name));
  }
}
