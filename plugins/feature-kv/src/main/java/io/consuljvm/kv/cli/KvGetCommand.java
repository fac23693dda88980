package io.consuljvm.kv.cli;

import com.beust.jcommander.Parameter;
import io.consuljvm.spi.cli.AgentHttp;
import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;
import io.consuljvm.spi.cli.CliExit;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code consul kv get} ({@code C186 - C196}). */
public final class KvGetCommand implements CliCommand {
  private static final byte[] NO_BODY = {};

  private static final class Flags extends KvFlags {
    @Parameter(names = "-stale")
    private boolean stale;

    @Parameter(names = "-detailed")
    private boolean detailed;

    @Parameter(names = "-keys")
    private boolean keys;

    @Parameter(names = "-recurse")
    private boolean recurse;

    @Parameter(names = "-separator")
    private String separator = "/";
  }

  @Override
  public String name() {
    return "kv get";
  }

  @Override
  public String synopsis() {
    return "Retrieves or lists data from the KV store";
  }

  @Override
  public String help() {
    return """
    Usage: consul kv get [options] [KEY_OR_PREFIX]

      Prints the value of a key. It is an error if there is no such key; a key
      without a value prints an empty line.

          $ consul kv get foo

      With "-recurse" or "-keys" the argument is a prefix, and may be left out to
      mean all keys.

          $ consul kv get -recurse foo
          $ consul kv get -keys foo/

    """
        + KvFlags.HELP
        + """

        KV Get Options:

          -detailed               Prints indexes, flags and session of each key as well.

          -keys                   Lists the keys that begin with the prefix, without values.

          -recurse                Prints all keys that begin with the prefix, with values.

          -separator=<string>     With -keys: folds what follows this separator behind the
                                  prefix. The default is "/"; empty lists every key.\
        """;
  }

  @Override
  public int run(CliCall call) throws CliExit {
    Flags flags = new Flags();
    List<String> arguments = call.parse(flags);
    if (arguments.size() > 1) {
      call.out().printf("Too many arguments (expected 1, got %d)%n", arguments.size());
      return 1;
    }
    String key = arguments.isEmpty() ? "" : KvPath.withoutLeadingSlash(arguments.getFirst());
    if (key.isEmpty() && !flags.keys && !flags.recurse) {
      call.out().println("Error! Missing KEY argument");
      return 1;
    }
    try {
      AgentHttp http = flags.http(call);
      if (flags.keys) {
        return listKeys(call, http, flags, key);
      }
      if (flags.recurse) {
        return listPairs(call, http, flags, key);
      }
      return flags.detailed
          ? printPair(call, http, flags, key)
          : printValue(call, http, flags, key);
    } catch (IOException e) {
      call.out().println("Error querying Consul agent: " + e.getMessage());
      return 1;
    }
  }

  private static int listKeys(CliCall call, AgentHttp http, Flags flags, String prefix)
      throws IOException {
    Map<String, String> parameters = parameters(flags, "keys");
    parameters.put("separator", flags.separator);
    try (AgentHttp.Answer answer = http.send("GET", KvPath.of(prefix), parameters, NO_BODY)) {
      if (exists(answer)) {
        KvJson.keys(answer.body()).forEach(call.out()::println);
      }
    }
    return 0;
  }

  private static int listPairs(CliCall call, AgentHttp http, Flags flags, String prefix)
      throws IOException {
    Map<String, String> parameters = parameters(flags, "recurse");
    try (AgentHttp.Answer answer = http.send("GET", KvPath.of(prefix), parameters, NO_BODY)) {
      if (!exists(answer)) {
        return 0;
      }
      boolean first = true;
      for (KvPair pair : KvJson.pairs(answer.body())) {
        if (!flags.detailed) {
          pair.printShort(call.out());
        } else {
          if (!first) {
            call.out().println();
          }
          pair.printDetailed(call.out());
        }
        first = false;
      }
    }
    return 0;
  }

  private static int printPair(CliCall call, AgentHttp http, Flags flags, String key)
      throws IOException {
    try (AgentHttp.Answer answer = http.send("GET", KvPath.of(key), parameters(flags), NO_BODY)) {
      List<KvPair> pairs = exists(answer) ? KvJson.pairs(answer.body()) : List.of();
      if (pairs.isEmpty()) {
        return noSuchKey(call, key);
      }
      pairs.getFirst().printDetailed(call.out());
    }
    return 0;
  }

  private static int printValue(CliCall call, AgentHttp http, Flags flags, String key)
      throws IOException {
    // The value alone is asked for raw: no JSON to read, and nothing to hold in memory.
    Map<String, String> parameters = parameters(flags, "raw");
    try (AgentHttp.Answer answer = http.send("GET", KvPath.of(key), parameters, NO_BODY)) {
      if (!exists(answer)) {
        return noSuchKey(call, key);
      }
      answer.body().transferTo(call.out());
      call.out().println();
    }
    return 0;
  }

  private static Map<String, String> parameters(Flags flags, String... names) {
    Map<String, String> parameters = new HashMap<>();
    for (String name : names) {
      parameters.put(name, "");
    }
    if (flags.stale) {
      parameters.put("stale", "");
    }
    return parameters;
  }

  /** False for 404; anything else than 200 fails, without the body that C021 has elsewhere. */
  private static boolean exists(AgentHttp.Answer answer) throws IOException {
    return switch (answer.status()) {
      case 200 -> true;
      case 404 -> false;
      default -> throw new IOException("Unexpected response code: " + answer.status());
    };
  }

  private static int noSuchKey(CliCall call, String key) {
    call.out().println("Error! No key exists at: " + key);
    return 1;
  }
}
