package io.consuljvm.spi;

import java.util.List;
import org.pf4j.ExtensionPoint;

/** Reacts to user events. */
public interface EventHandler extends ExtensionPoint {
  /** Names of the events it wants; empty for all. */
  List<String> events();

  /** Called on a virtual thread for each event that this node matches, in order. */
  void handle(String name, byte[] payload);
}
