package io.consuljvm.http;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a Unix socket: it replaces what is there, and gets an owner and a mode ({@code H004,
 * F074}).
 *
 * @param user name or number; empty to leave it
 * @param group number; empty to leave it
 * @param mode octal; empty to leave it
 */
record SocketFile(Path path, String user, String group, String mode) {
  private static final Logger LOG = LoggerFactory.getLogger("agent");

  static SocketFile of(Path path, Config config) {
    return new SocketFile(
        path,
        text(config, "unix_sockets.user"),
        text(config, "unix_sockets.group"),
        text(config, "unix_sockets.mode"));
  }

  private static String text(Config config, String key) {
    return config.hasPath(key) ? config.getString(key) : "";
  }

  /** Makes room for the socket. */
  void replace() throws IOException {
    if (Files.exists(path)) {
      LOG.warn("Replacing socket \"{}\"", path);
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new IOException("error removing socket file: " + e.getMessage(), e);
    }
  }

  /** Sets owner and mode of the socket that is there now. */
  void protect() throws IOException {
    try {
      if (!user.isEmpty()) {
        setOwner();
      }
      if (!group.isEmpty()) {
        Files.setAttribute(path, "unix:gid", number(group, 10, "invalid group specified: "));
      }
      if (!mode.isEmpty()) {
        Files.setAttribute(path, "unix:mode", number(mode, 8, "invalid mode specified: "));
      }
    } catch (IOException e) {
      throw new IOException("Failed setting up HTTP socket: " + e.getMessage(), e);
    }
  }

  private void setOwner() throws IOException {
    if (user.chars().allMatch(c -> c >= '0' && c <= '9')) {
      Files.setAttribute(path, "unix:uid", number(user, 10, "invalid user specified: "));
      return;
    }
    try {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    } catch (UserPrincipalNotFoundException e) {
      throw new IOException("invalid user specified: " + user, e);
    }
  }

  private static int number(String text, int radix, String otherwise) throws IOException {
    try {
      return Integer.parseUnsignedInt(text, radix);
    } catch (NumberFormatException e) {
      throw new IOException(otherwise + text, e);
    }
  }

  /** Takes the socket away, if nobody else has done so. */
  void remove() throws IOException {
    try {
      Files.delete(path);
    } catch (NoSuchFileException gone) {
      LOG.debug("Socket \"{}\" had gone already", path);
    }
  }
}
