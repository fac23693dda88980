package io.consuljvm.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Every package is a room of its own, but the plugin interface is one: its root holds what a plugin
 * is lent, which names all that lies below, and what all that lies below is made of.
 */
final class Rooms implements SliceAssignment {
  private static final String SPI = "io.consuljvm.spi";

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    String room = type.getPackageName();
    if (!room.startsWith("io.consuljvm.")) {
      return SliceIdentifier.ignore();
    }
    return SliceIdentifier.of(room.startsWith(SPI) ? SPI : room);
  }

  @Override
  public String getDescription() {
    return "packages, with the plugin interface as one";
  }
}
