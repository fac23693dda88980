package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.kernel.config.NetworkInterfaces.Address;
import io.consuljvm.kernel.config.NetworkInterfaces.Interface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses ({@code F021 - F023, F056 - F065}). */
class AddressingTest {
  private static final String FAILED = "Error starting agent: Failed to get advertise address: ";

  @TempDir private Path directory;
  private Loading loading;

  @BeforeEach
  void prepare() {
    loading = new Loading(directory);
  }

  private Addresses addresses(String... flags) throws ConfigException {
    String[] all = Arrays.copyOf(flags, flags.length + 1);
    all[flags.length] = loading.dataDir();
    return loading.resolve(all).addresses();
  }

  private String advertised(String... flags) throws ConfigException {
    return IpText.write(addresses(flags).advertised());
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3",
    "100.64.0.1",
    "127.3.0.1",
    "169.254.7.7",
    "172.31.255.1",
    "192.168.0.1",
  })
  void advertisesTheOnlyPrivateAddress(String address) throws Exception {
    loading.on(Loading.host("8.8.8.8", address, "fe80::1", "172.32.0.1", "192.169.0.1"));
    assertEquals(address, advertised());
  }

  @Test
  void advertisesTheLoopbackOnlyIfThereIsNothingElse() throws Exception {
    loading.on(Loading.host());
    assertEquals("127.0.0.1", advertised());
    loading.on(Loading.host("8.8.8.8"));
    assertEquals(FAILED + "No private IP address found", loading.startRefusal(loading.dataDir()));
  }

  @Test
  void doesNotChooseBetweenAddresses() throws Exception {
    loading.on(Loading.host("10.0.0.1", "10.0.0.2"));
    assertEquals(
        FAILED + "Multiple private IPs found. Please configure one.",
        loading.startRefusal(loading.dataDir()));
  }

  @Test
  void overlooksInterfacesThatAreDown() throws Exception {
    var down = new Interface("eth1", false, false, List.of(new Address(Loading.ip("10.0.0.9"), 8)));
    var up = new Interface("eth0", true, false, List.of(new Address(Loading.ip("10.0.0.1"), 8)));
    loading.on(Loading.host(List.of(down, up), "eth0"));
    assertEquals("10.0.0.1", advertised());
  }

  @Test
  void advertisesTheOnlyPublicAddressOfVersionSix() throws Exception {
    loading.on(Loading.host("10.0.0.1", "fe80::1", "fc00::1", "::1", "2001:db8::7"));
    assertEquals("2001:db8::7", advertised("-bind=[::]"));
    loading.on(Loading.host("10.0.0.1"));
    assertEquals(
        FAILED + "No public IPv6 address found",
        loading.startRefusal(loading.dataDir(), "-bind=[::]"));
    loading.on(Loading.host("2001:db8::7", "2001:db8::8"));
    assertEquals(
        FAILED + "Multiple public IPv6 addresses found. Please configure one.",
        loading.startRefusal(loading.dataDir(), "-bind=[::]"));
  }

  @Test
  void tellsWhyInterfacesCannotBeRead() throws Exception {
    loading.on(
        new NetworkInterfaces() {
          @Override
          public List<Interface> all() throws IOException {
            throw new IOException("no luck");
          }

          @Override
          public Optional<String> ofDefaultRoute() {
            return Optional.of("eth0");
          }
        });
    assertEquals(
        FAILED + "Failed to get interface addresses: no luck",
        loading.startRefusal(loading.dataDir()));
    assertEquals(
        "Error starting agent: Advertise address resolution failed: Unable to parse address"
            + " template \"{{ GetPrivateIP }}\": unable to query interface addresses: no luck",
        loading.startRefusal(loading.dataDir(), "-advertise={{ GetPrivateIP }}"));
  }

  @Test
  void followsOtherAddressesWhereNothingIsConfigured() throws Exception {
    Addresses addresses = addresses("-bind=127.0.0.5", "-client=127.0.0.6");
    assertEquals("127.0.0.5", IpText.write(addresses.serfLan()));
    assertEquals("127.0.0.5", IpText.write(addresses.advertisedWan()));
    assertEquals(new ClientAddress.Tcp(Loading.ip("127.0.0.6")), addresses.http());
    assertEquals("127.0.0.6", addresses.client());
  }

  @Test
  void configuredAddressesWin() throws Exception {
    String json =
        """
        {"addresses": {"http": "unix:///run/c.sock", "dns": "127.0.0.8"},
         "advertise_addrs": {"serf_wan": "[2001:db8::1]:99"}}\
        """;
    AgentConfig config =
        loading.resolve(
            "-dev",
            "-serf-lan-bind=127.0.0.7",
            "-advertise=10.0.0.7",
            "-advertise-wan=10.0.0.8",
            loading.file("f.json", json));
    assertEquals(new ClientAddress.Unix(Path.of("/run/c.sock")), config.addresses().http());
    assertEquals("unix:///run/c.sock", config.addresses().http().toString());
    assertEquals("127.0.0.8", config.addresses().dns().toString());
    assertEquals("127.0.0.7", IpText.write(config.addresses().serfLan()));
    assertEquals("10.0.0.7:8301", config.advertise().serfLan().toString());
    assertEquals("[2001:db8::1]:99", config.advertise().serfWan().toString());
    assertEquals("10.0.0.7:8300", config.advertise().rpc().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{ GetPrivateIP }}          | 10.1.0.9
          {{GetPrivateIP}}            | 10.1.0.9
          {{ GetPublicIP }}           | 8.8.8.8
          {{ GetInterfaceIP "eth1" }} | 10.2.0.1
          {{ GetInterfaceIP "eth0" }} | 10.1.0.9
          """)
  void expandsTemplates(String template, String address) throws Exception {
    loading.on(twoInterfaces());
    assertEquals(address, advertised("-advertise=" + template));
  }

  private static NetworkInterfaces twoInterfaces() {
    var eth0 =
        new Interface(
            "eth0",
            true,
            false,
            List.of(
                new Address(Loading.ip("fe80::1"), 64),
                new Address(Loading.ip("10.1.1.1"), 24),
                new Address(Loading.ip("10.1.0.9"), 16),
                new Address(Loading.ip("8.8.8.8"), 24)));
    var eth1 = new Interface("eth1", true, false, List.of(new Address(Loading.ip("10.2.0.1"), 24)));
    return Loading.host(List.of(eth0, eth1), "eth0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"advertise_addr": "10.0.0.1 10.0.0.2"} | Advertise address resolution failed: Multiple addresses found ("10.0.0.1 10.0.0.2"), please configure one.
          {"advertise_addr_wan": "a b"} | Advertise WAN address resolution failed: Multiple addresses found ("a b"), please configure one.
          {"advertise_addr": "10.0.0.1", "bind_addr": "a b"} | Bind address resolution failed: Multiple addresses found ("a b"), please configure one.
          {"client_addr": "a b"} | Client address resolution failed: Multiple addresses found ("a b"), please configure one.
          {"addresses": {"dns": "a b"}} | DNS address resolution failed: Multiple addresses found ("a b"), please configure one.
          {"addresses": {"http": "a b"}} | HTTP address resolution failed: Multiple addresses found ("a b"), please configure one.
          {"addresses": {"https": "a b"}} | HTTPS address resolution failed: Multiple addresses found ("a b"), please configure one.
          {"addresses": {"rpc": "a b"}} | RPC address resolution failed: Multiple addresses found ("a b"), please configure one.
          {"serf_lan_bind": "a b"} | Serf LAN Address resolution failed: Multiple addresses found ("a b"), please configure one.
          {"serf_wan_bind": "a b"} | Serf WAN Address resolution failed: Multiple addresses found ("a b"), please configure one.
          {"advertise_addr": "{{ Nope }}"} | Advertise address resolution failed: Unable to parse address template "{{ Nope }}": unable to parse template "{{ Nope }}": template: sockaddr.Parse:1: function "Nope" not defined
          {"advertise_addr": "{{ GetPrivateIP"} | Advertise address resolution failed: Unable to parse address template "{{ GetPrivateIP": unable to parse template "{{ GetPrivateIP": template: sockaddr.Parse:1: unclosed action
          {"advertise_addr": "{{ }}"} | Advertise address resolution failed: Unable to parse address template "{{ }}": unable to parse template "{{ }}": template: sockaddr.Parse:1: missing value for command
          {"advertise_addr": "{{ GetInterfaceIP \\"eth9\\" }}"} | Failed to parse advertise address:
          {"bind_addr": "x"} | Failed to parse bind_addr: x
          """)
  void tellsWhichSettingIsNoAddress(String json, String text) throws Exception {
    assertEquals(
        "Error starting agent: " + (text.endsWith(":") ? text + " " : text),
        loading.startRefusal(loading.dataDir(), loading.file("f.json", json)));
  }

  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "::1, ::1",
    "2001:0db8:0:0:0:0:0:1, 2001:db8::1",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "fe80::, fe80::",
    "::ffff:1.2.3.4, 1.2.3.4",
    "255.1.0.9, 255.1.0.9",
  })
  void writesAddressesInShortForm(String text, String shortForm) {
    assertEquals(shortForm, IpText.write(IpText.read(text).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "01.2.3.4",
    "1..2.3",
    "a",
    "::g",
    "1.2.3.4%eth0",
    "fe80::1%eth0",
    "[::1]"
  })
  void refusesWhatIsNoAddress(String text) {
    assertTrue(IpText.read(text).isEmpty());
  }

  @Test
  void readsTheInterfacesOfThisHost() throws Exception {
    List<Interface> all = NetworkInterfaces.system().all();
    assertTrue(all.stream().anyMatch(Interface::loopback));
    Optional<String> name = NetworkInterfaces.system().ofDefaultRoute();
    assertTrue(name.isEmpty() || all.stream().anyMatch(each -> each.name().equals(name.get())));
  }
}
