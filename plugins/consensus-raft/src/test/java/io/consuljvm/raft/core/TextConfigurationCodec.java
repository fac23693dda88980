package io.consuljvm.raft.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes configurations as {@code a=VOTER,b=NONVOTER}, for tests that read them. */
final class TextConfigurationCodec implements ConfigurationCodec {
  @Override
  public Command encode(Configuration configuration) {
    String text =
        configuration.servers().stream()
            .map(server -> server.address() + "=" + server.suffrage())
            .collect(Collectors.joining(","));
    return new Command(EntryType.CONFIGURATION, Payload.owning(text.getBytes(UTF_8)));
  }

  @Override
  public Configuration decode(LogEntry entry) {
    String text = new String(entry.data().toByteArray(), UTF_8);
    return new Configuration(
        Arrays.stream(text.split(","))
            .map(each -> each.split("="))
            .map(parts ->
                new Server(parts[0], new ServerAddress(parts[0]), Suffrage.valueOf(parts[1])))
            .toList());
  }
}
