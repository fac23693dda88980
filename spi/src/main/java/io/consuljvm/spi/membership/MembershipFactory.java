package io.consuljvm.spi.membership;

import com.typesafe.config.Config;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import org.pf4j.ExtensionPoint;

/** Fills the membership slot. */
public interface MembershipFactory extends ExtensionPoint {
  /** The value of {@code slots.membership} that chooses this implementation. */
  String name();

  /**
   * Called for the LAN pool and, on servers, for the WAN pool; nothing runs before {@link
   * Pool#start}.
   *
   * @param config this plugin's own section, with its {@code reference.conf} beneath
   */
  Pool create(PoolSpec spec, Config config, Clock clock, Metrics metrics)
      throws MembershipException;
}
