package io.consuljvm.kernel.config;

import java.util.ArrayList;
import java.util.List;

/** All keys there are, in the order in which the shipped configuration explains them. */
final class Schema {
  /** Sections; several make up the top level. */
  static final List<Section> SECTIONS =
      List.of(
          CoreKeys.SECTION,
          CoreKeys.PERFORMANCE,
          NetworkKeys.SECTION,
          NetworkKeys.PORTS,
          NetworkKeys.ADDRESSES,
          NetworkKeys.ADVERTISE_ADDRS,
          NetworkKeys.UNIX_SOCKETS,
          JoinKeys.SECTION,
          JoinKeys.EC2,
          SecurityKeys.ENCRYPTION,
          SecurityKeys.ACLS,
          DnsKeys.RECURSION,
          DnsKeys.SECTION,
          TelemetryKeys.SECTION,
          DefinitionKeys.SECTION,
          DefinitionKeys.WATCHING,
          ExtensionKeys.SECTION,
          ExtensionKeys.SLOTS);

  private Schema() {}

  /** Every key. */
  static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    for (Section section : SECTIONS) {
      keys.addAll(section.keys());
    }
    return keys;
  }
}
