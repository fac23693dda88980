package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.Config;
import io.consuljvm.kernel.config.NetworkInterfaces.Address;
import io.consuljvm.kernel.config.NetworkInterfaces.Interface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads configurations from files in a directory, on a host with one private address. */
final class Loading {
  private final Path directory;
  private Optional<Path> shipped = Optional.empty();
  private NetworkInterfaces interfaces = host("10.1.2.3");

  Loading(Path directory) {
    this.directory = directory;
  }

  /** A host with one interface that has these addresses, and a loopback. */
  static NetworkInterfaces host(String... addresses) {
    List<Address> own = new ArrayList<>();
    for (String address : addresses) {
      own.add(new Address(ip(address), 24));
    }
    List<Interface> all =
        List.of(
            new Interface("lo", true, true, List.of(new Address(ip("127.0.0.1"), 8))),
            new Interface("eth0", true, false, own));
    return host(all, "eth0");
  }

  static NetworkInterfaces host(List<Interface> all, String defaultRoute) {
    return new NetworkInterfaces() {
      @Override
      public List<Interface> all() {
        return all;
      }

      @Override
      public Optional<String> ofDefaultRoute() {
        return Optional.of(defaultRoute);
      }
    };
  }

  static InetAddress ip(String text) {
    return IpText.read(text).orElseThrow();
  }

  Loading on(NetworkInterfaces other) {
    interfaces = other;
    return this;
  }

  Loading shipping(String hocon) {
    shipped = Optional.of(write("shipped.conf", hocon));
    return this;
  }

  Path write(String name, String content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A flag for a file of this content. */
  String file(String name, String content) {
    return "-config-file=" + write(name, content);
  }

  String dataDir() {
    return "-data-dir=" + directory.resolve("data");
  }

  ConfigLoader loader() {
    return new ConfigLoader(interfaces, () -> "host-1", shipped);
  }

  static List<AgentFlag> flags(String... arguments) {
    List<AgentFlag> flags = new ArrayList<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      flags.add(
          equals < 0
              ? new AgentFlag(argument.substring(1), "true")
              : new AgentFlag(argument.substring(1, equals), argument.substring(equals + 1)));
    }
    return flags;
  }

  LoadedConfig load(String... arguments) throws ConfigException {
    return loader().load(flags(arguments));
  }

  AgentConfig resolve(String... arguments) throws ConfigException {
    return load(arguments).resolve();
  }

  /** The tree of a server in development mode, as one file configures it. */
  Config tree(String json) throws ConfigException {
    return resolve("-dev", file("tree.json", json)).tree();
  }

  String refusal(String... arguments) {
    return assertThrows(ConfigException.class, () -> load(arguments)).getMessage();
  }

  /** Why an agent with this file does not start. */
  String startRefusal(String... arguments) throws ConfigException {
    LoadedConfig loaded = load(arguments);
    return assertThrows(ConfigException.class, loaded::resolve).getMessage();
  }

  /** What {@code configtest} says of one file. */
  String testRefusal(String name, String content) {
    Path file = write(name, content);
    return assertThrows(ConfigException.class, () -> loader().test(List.of(file.toString())))
        .getMessage()
        .replace(directory.toString(), "DIR");
  }
}
