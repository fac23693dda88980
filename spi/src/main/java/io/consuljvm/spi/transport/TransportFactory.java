package io.consuljvm.spi.transport;

import com.typesafe.config.Config;
import io.consuljvm.spi.Clock;
import java.net.InetSocketAddress;
import org.pf4j.ExtensionPoint;

/** Fills the transport slot. */
public interface TransportFactory extends ExtensionPoint {
  /** The value of {@code slots.transport} that chooses this implementation. */
  String name();

  /**
   * @param bind where to listen
   * @param config the whole configuration: TLS keys are the agent's ({@code F082 - F088})
   */
  Transport create(InetSocketAddress bind, Config config, Clock clock);
}
