package io.consuljvm.kv.cli;

import com.beust.jcommander.Parameter;
import io.consuljvm.spi.cli.AgentHttp;
import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;
import io.consuljvm.spi.cli.CliExit;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code consul kv delete} ({@code C211 - C217}). */
public final class KvDeleteCommand implements CliCommand {
  private static final byte[] NO_BODY = {};

  private static final class Flags extends KvFlags {
    @Parameter(names = "-cas")
    private boolean cas;

    @Parameter(names = "-modify-index")
    private long modifyIndex;

    @Parameter(names = "-recurse")
    private boolean recurse;
  }

  @Override
  public String name() {
    return "kv delete";
  }

  @Override
  public String synopsis() {
    return "Removes data from the KV store";
  }

  @Override
  public String help() {
    return """
    Usage: consul kv delete [options] KEY_OR_PREFIX

      Removes a key; nothing happens if there is no such key.

          $ consul kv delete foo

      With "-recurse" all keys go that begin with the argument: "foo", "food" and
      "foo/bar/zip" in this case.

          $ consul kv delete -recurse foo

    """
        + KvFlags.HELP
        + """

        KV Delete Options:

          -cas                    Removes the key only if it still has the ModifyIndex given
                                  by -modify-index.

          -modify-index=<int>     The ModifyIndex that -cas expects.

          -recurse                Removes all keys that begin with the argument.\
        """;
  }

  @Override
  public int run(CliCall call) throws CliExit {
    Flags flags = new Flags();
    List<String> arguments = call.parse(flags);
    PrintStream out = call.out();
    if (arguments.size() > 1) {
      out.printf("Too many arguments (expected 1, got %d)%n", arguments.size());
      return 1;
    }
    String key = arguments.isEmpty() ? "" : KvPath.withoutLeadingSlash(arguments.getFirst());
    if (key.isEmpty() && !flags.recurse) {
      out.println("Error! Missing KEY argument");
      return 1;
    }
    if (flags.cas && flags.modifyIndex == 0) {
      out.println("Must specify -modify-index with -cas!");
      return 1;
    }
    if (flags.modifyIndex != 0 && !flags.cas) {
      // C215: told, and then done all the same.
      out.println("Cannot specify -modify-index without -cas!");
    }
    if (flags.recurse && flags.cas) {
      out.println("Cannot specify both -cas and -recurse!");
      return 1;
    }
    AgentHttp http = flags.http(call);
    if (flags.recurse) {
      return deletePrefix(http, key, out);
    }
    return flags.cas ? deleteUnchanged(http, key, flags.modifyIndex, out) : delete(http, key, out);
  }

  private static int deletePrefix(AgentHttp http, String prefix, PrintStream out) {
    try {
      send(http, prefix, Map.of("recurse", ""));
      out.println("Success! Deleted keys with prefix: " + prefix);
      return 0;
    } catch (IOException e) {
      out.println("Error! Did not delete prefix " + prefix + ": " + e.getMessage());
      return 1;
    }
  }

  private static int deleteUnchanged(
      AgentHttp http, String key, long modifyIndex, PrintStream out) {
    try {
      if (send(http, key, Map.of("cas", Long.toUnsignedString(modifyIndex)))) {
        out.println("Success! Deleted key: " + key);
        return 0;
      }
      out.println("Error! Did not delete key " + key + ": CAS failed");
      return 1;
    } catch (IOException e) {
      out.println("Error! Did not delete key " + key + ": " + e.getMessage());
      return 1;
    }
  }

  private static int delete(AgentHttp http, String key, PrintStream out) {
    try {
      send(http, key, Map.of());
      out.println("Success! Deleted key: " + key);
      return 0;
    } catch (IOException e) {
      out.println("Error deleting key " + key + ": " + e.getMessage());
      return 1;
    }
  }

  private static boolean send(AgentHttp http, String key, Map<String, String> parameters)
      throws IOException {
    try (AgentHttp.Answer answer =
        http.sendExpectingOk("DELETE", KvPath.of(key), parameters, NO_BODY)) {
      return KvAnswer.isTrue(answer);
    }
  }
}
