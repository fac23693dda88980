package io.consuljvm.kernel.config;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the host's name. */
@FunctionalInterface
interface HostName {
  String get() throws IOException;

  /** Linux keeps it in a file, which is quicker and surer than to go by addresses. */
  static String ofSystem() throws IOException {
    Path file = Path.of("/proc/sys/kernel/hostname");
    return Files.isReadable(file)
        ? Files.readString(file).strip()
        : InetAddress.getLocalHost().getHostName();
  }
}
