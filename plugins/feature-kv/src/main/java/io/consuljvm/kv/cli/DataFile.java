package io.consuljvm.kv.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** A file named by the user as {@code @FILE}. */
final class DataFile {
  private DataFile() {}

  /**
   * Reads all of it.
   *
   * @throws IOException with the text for the user ({@code C208})
   */
  static byte[] read(String name) throws IOException {
    try {
      return Files.readAllBytes(Path.of(name));
    } catch (NoSuchFileException e) {
      throw new IOException(failed("open", name, "no such file or directory"), e);
    } catch (AccessDeniedException e) {
      throw new IOException(failed("open", name, "permission denied"), e);
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      throw new IOException(failed("read", name, reason), e);
    }
  }

  private static String failed(String action, String name, String reason) {
    return "Failed to read file: " + action + " " + name + ": " + reason;
  }
}
