package io.consuljvm.kernel.config;

import io.consuljvm.codec.GoStrconv;
import io.consuljvm.kernel.config.NetworkInterfaces.Address;
import io.consuljvm.kernel.config.NetworkInterfaces.Interface;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that the host fills in ({@code F021 - F023}): text in which {@code {{ GetPrivateIP }}},
 * {@code {{ GetPublicIP }}} and {@code {{ GetInterfaceIP "eth0" }}} stand for an address of the
 * interface with the default route, or of the one named. If there is none, they stand for nothing.
 *
 * <p>The original's language of pipelines and filters goes on from there; this is the part that
 * configurations use.
 */
final class AddressTemplate {
  private final NetworkInterfaces interfaces;

  AddressTemplate(NetworkInterfaces interfaces) {
    this.interfaces = interfaces;
  }

  /**
   * The one address that a setting stands for.
   *
   * @param prefix what messages begin with
   */
  String single(String text, String prefix) throws ConfigException {
    String address = expand(text, prefix);
    if (address.indexOf(' ') >= 0) {
      throw new ConfigException(
          prefix
              + "Multiple addresses found ("
              + GoStrconv.quote(address)
              + "), please configure one.");
    }
    return address;
  }

  private String expand(String text, String prefix) throws ConfigException {
    int open = text.indexOf("{{");
    if (open < 0) {
      return text;
    }
    try {
      StringBuilder out = new StringBuilder();
      int end = 0;
      for (; open >= 0; open = text.indexOf("{{", end)) {
        int close = text.indexOf("}}", open);
        if (close < 0) {
          throw new IllegalArgumentException("unclosed action");
        }
        out.append(text, end, open).append(evaluate(text.substring(open + 2, close).strip()));
        end = close + 2;
      }
      return out.append(text, end, text.length()).toString();
    } catch (IllegalArgumentException e) {
      throw unusable(
          text,
          prefix,
          "unable to parse template "
              + GoStrconv.quote(text)
              + ": template: sockaddr.Parse:1: "
              + e.getMessage());
    } catch (IOException e) {
      throw unusable(text, prefix, "unable to query interface addresses: " + e.getMessage());
    }
  }

  private static ConfigException unusable(String text, String prefix, String reason) {
    return new ConfigException(
        prefix + "Unable to parse address template " + GoStrconv.quote(text) + ": " + reason);
  }

  private String evaluate(String action) throws IOException {
    int space = action.indexOf(' ');
    String function = space < 0 ? action : action.substring(0, space);
    String argument = space < 0 ? "" : action.substring(space).strip();
    return switch (function) {
      case "GetPrivateIP" -> ofDefaultRoute(argument, function, true);
      case "GetPublicIP" -> ofDefaultRoute(argument, function, false);
      case "GetInterfaceIP" -> {
        if (argument.length() < 2 || !argument.startsWith("\"") || !argument.endsWith("\"")) {
          throw new IllegalArgumentException("GetInterfaceIP needs the name of an interface");
        }
        yield ofInterface(argument.substring(1, argument.length() - 1));
      }
      case "" -> throw new IllegalArgumentException("missing value for command");
      default ->
          throw new IllegalArgumentException(
              "function " + GoStrconv.quote(function) + " not defined");
    };
  }

  private String ofDefaultRoute(String argument, String function, boolean wantPrivate)
      throws IOException {
    if (!argument.isEmpty()) {
      throw new IllegalArgumentException(function + " takes no arguments");
    }
    Optional<String> name = interfaces.ofDefaultRoute();
    List<Address> candidates = new ArrayList<>();
    for (Interface candidate : interfaces.all()) {
      if (candidate.up() && name.isPresent() && candidate.name().equals(name.get())) {
        for (Address address : candidate.addresses()) {
          if (wantPrivate == IpRange.anyContains(IpRange.NOT_PUBLIC, address.ip())) {
            candidates.add(address);
          }
        }
      }
    }
    return first(candidates);
  }

  private String ofInterface(String name) throws IOException {
    for (Interface candidate : interfaces.all()) {
      if (candidate.name().equals(name)) {
        return first(candidate.addresses());
      }
    }
    return "";
  }

  /** The first address that others can send to. */
  private static String first(List<Address> candidates) {
    List<Address> sorted = new ArrayList<>(candidates);
    // IPv4 before IPv6, large networks before small ones.
    sorted.sort(
        Comparator.<Address, Boolean>comparing(address -> !(address.ip() instanceof Inet4Address))
            .thenComparingInt(Address::prefixLength));
    for (Address address : sorted) {
      if (!address.ip().isLinkLocalAddress() && !address.ip().isMulticastAddress()) {
        return IpText.write(address.ip());
      }
    }
    return "";
  }
}
