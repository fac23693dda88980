package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpHandler;
import io.consuljvm.spi.http.HttpReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Serves the files of {@code ui_dir} ({@code H016, H017, H019}). Safe for any thread. */
final class StaticFiles implements HttpHandler {
  static final String PATH = "/ui/";

  private static final String INDEX = "index.html";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("gif", "image/gif"),
          Map.entry("htm", "text/html; charset=utf-8"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webp", "image/webp"),
          Map.entry("xml", "text/xml; charset=utf-8"));
  private static final HttpReply NOT_FOUND =
      HttpReply.raw("404 page not found\n".getBytes(UTF_8))
          .withStatus(404)
          .withHeader("Content-Type", "text/plain; charset=utf-8")
          .withHeader("X-Content-Type-Options", "nosniff");

  private final Path directory;

  StaticFiles(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  @Override
  public HttpReply handle(HttpCall call) throws HttpError {
    try {
      return answer(call);
    } catch (IOException e) {
      throw new HttpError(500, "500 Internal Server Error");
    }
  }

  private HttpReply answer(HttpCall call) throws IOException {
    String name = call.suffix();
    if (name.equals(INDEX) || name.endsWith("/" + INDEX)) {
      return moved("./");
    }
    Optional<Path> file = resolve(name);
    if (file.isEmpty() || !Files.exists(file.get())) {
      return NOT_FOUND;
    }
    boolean slash = name.isEmpty() || name.endsWith("/");
    if (!Files.isDirectory(file.get())) {
      return slash ? moved("../" + file.get().getFileName()) : content(call, file.get());
    }
    if (!slash) {
      return moved(file.get().getFileName() + "/");
    }
    Path index = file.get().resolve(INDEX);
    return Files.isRegularFile(index) ? content(call, index) : listing(file.get());
  }

  /** Empty if the name leads out of the directory. */
  private Optional<Path> resolve(String name) {
    try {
      Path file = directory.resolve(name).normalize();
      return file.startsWith(directory) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static HttpReply moved(String location) {
    return HttpReply.status(301).withHeader("Location", location);
  }

  private static HttpReply content(HttpCall call, Path file) throws IOException {
    String date = HttpDate.format(Files.getLastModifiedTime(file).toInstant());
    if (call.header("If-Modified-Since").filter(date::equals).isPresent()) {
      return HttpReply.status(304).withHeader("Last-Modified", date);
    }
    HttpReply reply =
        HttpReply.stream(out -> Files.copy(file, out))
            .withHeader("Content-Length", Long.toString(Files.size(file)))
            .withHeader("Last-Modified", date);
    String type = TYPES.get(extension(file));
    return type == null ? reply : reply.withHeader("Content-Type", type);
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static HttpReply listing(Path directory) throws IOException {
    StringBuilder page = new StringBuilder("<pre>\n");
    List<Path> entries;
    try (Stream<Path> all = Files.list(directory)) {
      entries = all.sorted().toList();
    }
    for (Path entry : entries) {
      String name = entry.getFileName() + (Files.isDirectory(entry) ? "/" : "");
      page.append("<a href=\"").append(PercentEncoding.encodePath(name)).append("\">");
      page.append(Redirects.escaped(name)).append("</a>\n");
    }
    page.append("</pre>\n");
    return HttpReply.raw(page.toString().getBytes(UTF_8))
        .withHeader("Content-Type", "text/html; charset=utf-8");
  }
}
