import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Formats every Java file of the tree in place, or (mode {@code check}) names those that differ.
 */
class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    List<Path> sources;
    try (Stream<Path> all = Files.walk(root)) {
      sources =
          all.filter(p -> p.toString().endsWith(".java"))
              .filter(p -> !p.toString().contains("/target/"))
              .toList();
    }
    Formatter formatter = new Formatter();
    AtomicInteger differing = new AtomicInteger();
    sources.parallelStream()
        .forEach(path -> {
          try {
            String before = Files.readString(path);
            String after = formatter.formatSourceAndFixImports(before);
            if (!after.equals(before)) {
              if (apply) {
                Files.writeString(path, after);
              } else {
                System.err.println("not formatted: " + root.relativize(path));
              }
              differing.incrementAndGet();
            }
          } catch (Exception e) {
            throw new IllegalStateException("cannot format " + path + ": " + e.getMessage(), e);
          }
        });
    if (!apply && differing.get() > 0) {
      System.err.println("Run `mvn -N process-sources -Dformat.mode=apply` and commit the result.");
      System.exit(1);
    }
  }
}
