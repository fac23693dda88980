package io.consuljvm.kernel.config;

import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.Json;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Files and directories of configuration, merged in order ({@code F002, F003, F020}). Names ending
 * in {@code .conf} or {@code .hocon} are HOCON, all others JSON. Of a directory those ending in
 * {@code .json}, {@code .conf} and {@code .hocon} are read.
 */
final class ConfigFiles {
  static final String MISSING = "no such file or directory";

  private final DocumentDecoder decoder;

  ConfigFiles(DocumentDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * @param paths as the user wrote them, which messages repeat
   */
  Settings read(List<String> paths) throws ConfigException {
    Settings merged = Settings.NONE;
    for (String path : paths) {
      if (!path.isEmpty() && Files.isDirectory(Path.of(path))) {
        for (String file : filesIn(path)) {
          merged = merged.with(readFile(file));
        }
      } else {
        merged = merged.with(readFile(path));
      }
    }
    return merged;
  }

  private static List<String> filesIn(String directory) throws ConfigException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(directory))) {
      for (Path entry : entries) {
        boolean wanted = isHocon(entry.toString()) || entry.toString().endsWith(".json");
        if (wanted && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && !isEmpty(entry)) {
          files.add(entry);
        }
      }
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    List<String> names = new ArrayList<>();
    for (Path file : files) {
      names.add(file.normalize().toString());
    }
    return names;
  }

  private static boolean isHocon(String name) {
    return name.endsWith(".conf") || name.endsWith(".hocon");
  }

  /** A link that leads nowhere is not empty: reading it shall fail. */
  private static boolean isEmpty(Path file) throws IOException {
    return Files.exists(file) && Files.size(file) == 0;
  }

  private Settings readFile(String name) throws ConfigException {
    byte[] content;
    try {
      if (name.isEmpty()) {
        throw new NoSuchFileException(name);
      }
      content = Files.readAllBytes(Path.of(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    try {
      return isHocon(name)
          ? decoder.decode(HoconReader.read(Path.of(name)), true)
          : decoder.decode(json(content), false);
    } catch (ConfigException e) {
      throw new ConfigException("Error decoding '" + name + "': " + e.getMessage());
    }
  }

  /** The first value of a file, with the original's texts ({@code F001, F018, F019}). */
  private static @Nullable Object json(byte[] content) throws ConfigException {
    try {
      return Json.parse(content);
    } catch (CodecException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
  }

  private static ConfigException unreadable(String name, IOException e) {
    return new ConfigException("Error reading '" + name + "': open " + name + ": " + reason(e));
  }

  /** The operating system's words for what went wrong, as Go repeats them. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return isBehindFile(Path.of(missing.getFile())) ? "not a directory" : MISSING;
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String text = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    if (text == null) {
      return "input/output error";
    }
    // Java offers a second explanation for links in circles.
    int alternative = text.indexOf(" or ");
    return (alternative < 0 ? text : text.substring(0, alternative)).toLowerCase(Locale.ROOT);
  }

  /** Whether a path leads through something that is no directory, which Java tells as missing. */
  private static boolean isBehindFile(Path path) {
    Path parent = path.getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    return parent != null && !Files.isDirectory(parent);
  }
}
