package io.consuljvm.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Json;
import io.consuljvm.codec.MsgpackReader;
import io.consuljvm.raft.core.AppendEntries;
import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.EntryType;
import io.consuljvm.raft.core.InstallSnapshot;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.raft.core.Payload;
import io.consuljvm.raft.core.Request;
import io.consuljvm.raft.core.RequestVote;
import io.consuljvm.raft.core.Response;
import io.consuljvm.raft.core.Server;
import io.consuljvm.raft.core.ServerAddress;
import io.consuljvm.raft.core.SnapshotMark;
import io.consuljvm.raft.core.Suffrage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against bytes of the original, both ways. */
class MessagesTest {
  /** One has no version; the other a list of peers that is not that of its configuration. */
  private static final Set<String> READ_ONLY =
      Set.of("append-entries-unversioned", "install-snapshot");

  private static final Request APPEND = AppendEntries.heartbeat(1, new ServerAddress("a:1"));

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void readsAndWritesTheRequestsOfTheOriginal(String name, Bytes bytes) throws IOException {
    MsgpackReader in = MsgpackReader.of(bytes);
    Messages.Incoming incoming = Messages.readRequest(in);
    assertTrue(incoming.isSupported());

    byte[] written = Messages.encode(incoming.request(), incoming.snapshotBytes());
    // A snapshot's bytes follow its request.
    assertEquals(bytes.slice(0, written.length).hex(), Bytes.wrap(written).hex());
    if (!(incoming.request() instanceof InstallSnapshot)) {
      assertEquals(bytes.length(), written.length);
    }
  }

  static Stream<Object[]> requests() {
    return Stream.concat(
        vectors("raft.json")
            .filter(v -> "raft-rpc-request".equals(v.get("type")))
            .filter(v -> !READ_ONLY.contains(String.valueOf(v.get("name"))))
            .map(v -> new Object[] {v.get("name"), hex(v, "hex")}),
        vectors("raft-captured.json")
            .filter(v -> v.containsKey("rpcType"))
            .map(v -> new Object[] {v.get("name"), hex(v, "requestHex")}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("responses")
  void readsAndWritesTheResponsesOfTheOriginal(
      String name, Request request, Bytes bytes, Configuration latest) throws IOException {
    Response response = Messages.readResponse(MsgpackReader.of(bytes), request);

    assertEquals(bytes.hex(), Bytes.wrap(Messages.encode(response, latest)).hex());
  }

  static Stream<Object[]> responses() {
    return Stream.concat(
        vectors("raft.json")
            .filter(v -> "raft-rpc-response".equals(v.get("type")))
            .filter(v -> !String.valueOf(v.get("name")).endsWith("unsupported"))
            .map(v -> response(v, "hex", kind(String.valueOf(v.get("name"))))),
        vectors("raft-captured.json")
            .filter(v -> v.containsKey("responseHex"))
            .map(v -> response(v, "responseHex", kind(String.valueOf(v.get("name"))))));
  }

  @Test
  void takesAMissingVersionForZero() throws IOException {
    Messages.Incoming incoming =
        Messages.readRequest(MsgpackReader.of(vector("append-entries-unversioned")));

    assertEquals(0, incoming.protocolVersion());
    assertTrue(incoming.isSupported());
  }

  @Test
  void believesTheConfigurationOfASnapshotBeforeItsPeers() throws IOException {
    Messages.Incoming incoming = Messages.readRequest(MsgpackReader.of(vector("install-snapshot")));
    SnapshotMark snapshot = ((InstallSnapshot) incoming.request()).snapshot();

    assertEquals(ConfigurationBody.decode(vector("configuration")), snapshot.configuration());
    assertEquals(8, snapshot.index());
    assertEquals(12, incoming.snapshotBytes());
  }

  @Test
  void refusesVersionsItDoesNotKnow() {
    assertFalse(new Messages.Incoming(APPEND, 4, 0).isSupported());
    assertFalse(new Messages.Incoming(APPEND, -1, 0).isSupported());
  }

  @Test
  void readsAndWritesAnError() throws IOException {
    Bytes bytes = vector("append-entries-response-unsupported");
    MsgpackReader in = MsgpackReader.of(bytes);
    PeerException error =
        assertThrows(PeerException.class, () -> Messages.readResponse(in, APPEND));

    assertEquals(Messages.UNSUPPORTED_VERSION, error.getMessage());
    assertTrue(in.atEnd());
    assertEquals(bytes.hex(), Bytes.wrap(Messages.encodeError(error.getMessage())).hex());
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThrows(IOException.class, () -> Messages.readRequest(MsgpackReader.of(new byte[] {9})));
    assertThrows(
        IOException.class, () -> Messages.readRequest(MsgpackReader.of(new byte[] {0, 5})));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("logRecords")
  void readsAndWritesLogRecords(String name, Bytes bytes) {
    LogEntry entry = LogRecord.decode(bytes.toByteArray());

    assertEquals(bytes.hex(), Bytes.wrap(LogRecord.encode(entry)).hex());
  }

  static Stream<Object[]> logRecords() {
    return vectors("raft.json")
        .filter(v -> "log".equals(v.get("type")))
        .map(v -> new Object[] {v.get("name"), hex(v, "hex")});
  }

  @Test
  void readsAndWritesConfigurations() {
    Configuration voters = voters("127.0.2.1:8300", "127.0.2.2:8300", "127.0.2.3:8300");
    Configuration mixed =
        new Configuration(
            List.of(
                Server.voter(new ServerAddress("127.0.2.1:8300")),
                new Server("id-2", new ServerAddress("127.0.2.2:8300"), Suffrage.NONVOTER)));

    assertEquals(vector("peers-3").hex(), Bytes.wrap(LegacyPeers.encode(voters)).hex());
    assertEquals(voters, LegacyPeers.decode(vector("peers-3")));
    assertEquals(
        vector("peers-empty").hex(), Bytes.wrap(LegacyPeers.encode(Configuration.EMPTY)).hex());
    assertEquals(Configuration.EMPTY, LegacyPeers.decode(vector("peers-empty")));
    assertEquals(vector("configuration").hex(), Bytes.wrap(ConfigurationBody.encode(mixed)).hex());
    assertEquals(mixed, ConfigurationBody.decode(vector("configuration")));
  }

  @Test
  void writesConfigurationsInTheOldWayAsLongAsThatCanSayThem() {
    WireConfigurations codec = new WireConfigurations();
    Configuration voters = voters("a:1", "b:1");
    Configuration mixed =
        new Configuration(
            List.of(
                Server.voter(new ServerAddress("a:1")), Server.nonvoter(new ServerAddress("b:1"))));

    assertEquals(EntryType.REMOVE_PEER, codec.encode(voters).type());
    assertEquals(EntryType.CONFIGURATION, codec.encode(mixed).type());
    for (Configuration each : List.of(voters, mixed)) {
      var command = codec.encode(each);
      assertEquals(each, codec.decode(new LogEntry(1, 1, command.type(), command.data())));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> codec.decode(new LogEntry(1, 1, EntryType.ADD_PEER, Payload.owning(new byte[] {5}))));
  }

  private static Object[] response(Map<?, ?> vector, String field, Request kind) {
    Map<?, ?> decoded =
        (Map<?, ?>)
            (vector.containsKey("response") ? vector.get("response") : vector.get("decoded"));
    Map<?, ?> body = (Map<?, ?>) Objects.requireNonNull(decoded.get("body"));
    String peers = (String) body.get("Peers");
    Configuration latest =
        peers == null
            ? Configuration.EMPTY
            : LegacyPeers.decode(Bytes.hex(peers.substring("hex:".length())));
    return new Object[] {vector.get("name"), kind, hex(vector, field), latest};
  }

  /** Any request that the response of this name may answer. */
  private static Request kind(String name) {
    ServerAddress someone = new ServerAddress("a:1");
    if (name.toLowerCase(Locale.ROOT).startsWith("append")) {
      return APPEND;
    }
    return name.toLowerCase(Locale.ROOT).startsWith("install")
        ? new InstallSnapshot(1, someone, new SnapshotMark(1, 1, Configuration.EMPTY, 1))
        : new RequestVote(1, someone, 1, 1, false);
  }

  private static Configuration voters(String... addresses) {
    return Configuration.ofVoters(Stream.of(addresses).map(ServerAddress::new).toList());
  }

  private static Bytes vector(String name) {
    return vectors("raft.json")
        .filter(v -> name.equals(v.get("name")))
        .map(v -> hex(v, "hex"))
        .findFirst()
        .orElseThrow();
  }

  private static Bytes hex(Map<?, ?> vector, String field) {
    return Bytes.hex((String) Objects.requireNonNull(vector.get(field)));
  }

  private static Stream<Map<?, ?>> vectors(String file) {
    try (InputStream in = MessagesTest.class.getResourceAsStream(file)) {
      Map<?, ?> tree = (Map<?, ?>) Json.parse(Objects.requireNonNull(in).readAllBytes());
      List<?> vectors = (List<?>) Objects.requireNonNull(tree).get("vectors");
      return Objects.requireNonNull(vectors).stream().map(v -> (Map<?, ?>) v);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
