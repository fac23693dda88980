package io.consuljvm.kv.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.beust.jcommander.Parameter;
import io.consuljvm.spi.cli.AgentHttp;
import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;
import io.consuljvm.spi.cli.CliExit;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code consul kv put} ({@code C197 - C210}). */
public final class KvPutCommand implements CliCommand {
  private static final class Flags extends KvFlags {
    @Parameter(names = "-acquire")
    private boolean acquire;

    @Parameter(names = "-cas")
    private boolean cas;

    @Parameter(names = "-flags")
    private long flags;

    @Parameter(names = "-modify-index")
    private long modifyIndex;

    @Parameter(names = "-release")
    private boolean release;

    @Parameter(names = "-session")
    private String session = "";
  }

  @Override
  public String name() {
    return "kv put";
  }

  @Override
  public String synopsis() {
    return "Sets or updates data in the KV store";
  }

  @Override
  public String help() {
    return """
    Usage: consul kv put [options] KEY [DATA]

      Stores DATA, which may be anything, at a key.

          $ consul kv put config/redis/maxconns 5

      DATA may come from a file, or from standard input. Without DATA the value is
      empty.

          $ consul kv put config/program/license @license.lic
          $ echo "abcd1234" | consul kv put config/program/license -
          $ consul kv put webapp/beta/active

      A write can be made to depend on nobody else having written since:

          $ consul kv put -cas -modify-index=844 config/redis/maxconns 5

    """
        + KvFlags.HELP
        + """

        KV Put Options:

          -acquire                Takes the lock on the key for the session of -session, and
                                  writes if that succeeds.

          -cas                    Writes only if the key still has the ModifyIndex given by
                                  -modify-index.

          -flags=<int>            A number kept with the key, for the clients' own use. The
                                  default is 0.

          -modify-index=<int>     The ModifyIndex that -cas expects.

          -release                Gives the lock on the key back, and writes if the session
                                  of -session held it.

          -session=<string>       The session, for -acquire and -release.\
        """;
  }

  @Override
  public int run(CliCall call) throws CliExit {
    Flags flags = new Flags();
    List<String> arguments = call.parse(flags);
    PrintStream out = call.out();
    String key;
    byte[] data;
    try {
      key = key(arguments);
      data = data(call, arguments);
    } catch (IOException e) {
      out.println("Error! " + e.getMessage());
      return 1;
    }
    if ((flags.acquire || flags.release) && flags.session.isEmpty()) {
      out.println("Error! Missing -session (required with -acquire and -release)");
      return 1;
    }
    if (flags.cas && flags.modifyIndex == 0) {
      out.println("Must specify -modify-index with -cas!");
      return 1;
    }
    try {
      boolean done = write(flags.http(call), flags, key, data);
      out.println(done ? success(flags, key) : refusal(flags, key));
      return done ? 0 : 1;
    } catch (IOException e) {
      String what = flags.cas ? "Did not write to " + key : "Failed writing data";
      out.println("Error! " + what + ": " + e.getMessage());
      return 1;
    }
  }

  private static String key(List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      throw new IOException("Missing KEY argument");
    }
    if (arguments.size() > 2) {
      throw new IOException("Too many arguments (expected 1 or 2, got " + arguments.size() + ")");
    }
    return arguments.getFirst();
  }

  private static byte[] data(CliCall call, List<String> arguments) throws IOException {
    String data = arguments.size() < 2 ? "" : arguments.get(1);
    if (data.startsWith("@")) {
      return DataFile.read(data.substring(1));
    }
    return data.equals("-") ? call.in().readAllBytes() : data.getBytes(UTF_8);
  }

  /** The first of -cas, -acquire, -release counts ({@code C203}). */
  private static boolean write(AgentHttp http, Flags flags, String key, byte[] data)
      throws IOException {
    if (key.startsWith("/")) {
      throw new IOException("Invalid key. Key must not begin with a '/': " + key);
    }
    Map<String, String> parameters = new HashMap<>();
    if (flags.flags != 0) {
      parameters.put("flags", Long.toUnsignedString(flags.flags));
    }
    if (flags.cas) {
      parameters.put("cas", Long.toUnsignedString(flags.modifyIndex));
    } else if (flags.acquire) {
      parameters.put("acquire", flags.session);
    } else if (flags.release) {
      parameters.put("release", flags.session);
    }
    try (AgentHttp.Answer answer = http.sendExpectingOk("PUT", KvPath.of(key), parameters, data)) {
      return KvAnswer.isTrue(answer);
    }
  }

  private static String success(Flags flags, String key) {
    if (flags.cas) {
      return "Success! Data written to: " + key;
    }
    if (flags.acquire) {
      return "Success! Lock acquired on: " + key;
    }
    return (flags.release ? "Success! Lock released on: " : "Success! Data written to: ") + key;
  }

  private static String refusal(Flags flags, String key) {
    if (flags.cas) {
      return "Error! Did not write to " + key + ": CAS failed";
    }
    if (flags.acquire) {
      return "Error! Did not acquire lock";
    }
    return flags.release
        ? "Error! Did not release lock"
        : "Error! Failed writing data: the write was refused";
  }
}
