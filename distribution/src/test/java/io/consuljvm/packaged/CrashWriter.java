package io.consuljvm.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.packaged.AgentProcess.Answer;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes new keys one after the other, and with each of them the same counter, until the agent is
 * gone; knows what was sent and what was acknowledged. Used by one thread at a time.
 */
final class CrashWriter {
  private static final Pattern ENTRY =
      Pattern.compile("\"Key\":\"([^\"]*)\",\"Flags\":\\d+,\"Value\":\"([^\"]*)\"");

  private final String prefix;
  private final Map<String, String> acknowledged = new HashMap<>();
  private final Set<String> unanswered = new HashSet<>();
  private long counter;
  private long acknowledgedCounter;

  CrashWriter(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  long acknowledgedCount() {
    return acknowledged.size();
  }

  /** Writes until a request fails. */
  void run(AgentProcess agent, Load load) {
    try {
      while (true) {
        counter++;
        String key = prefix + "/" + counter;
        unanswered.add(key);
        if (!agent.put("/v1/kv/" + key, value(counter)).equals(new Answer(200, "true"))) {
          return;
        }
        unanswered.remove(key);
        acknowledged.put(key, value(counter));
        if (!agent.put("/v1/kv/" + prefix + "-count", "" + counter).body().equals("true")) {
          return;
        }
        acknowledgedCounter = counter;
        load.acknowledged();
      }
    } catch (IOException e) {
      // The kill, which is what it runs until.
      return;
    }
  }

  /** Compares what the agent has with what it may and what it must have. */
  void check(AgentProcess agent) throws IOException {
    Map<String, String> there = new HashMap<>();
    Matcher entries = ENTRY.matcher(agent.get("/v1/kv/" + prefix + "?recurse").body());
    while (entries.find()) {
      there.put(entries.group(1), new String(Base64.getDecoder().decode(entries.group(2))));
    }
    String count = there.remove(prefix + "-count");
    if (count != null || acknowledgedCounter > 0) {
      long value = Long.parseLong(String.valueOf(count));
      assertTrue(
          value >= acknowledgedCounter && value <= counter,
          prefix + ": acknowledged " + acknowledgedCounter + ", sent " + counter + ", is " + value);
    }
    acknowledged.forEach((key, value) -> assertEquals(value, there.get(key), key));
    there.keySet().removeAll(acknowledged.keySet());
    for (Map.Entry<String, String> extra : there.entrySet()) {
      assertTrue(unanswered.contains(extra.getKey()), "never sent: " + extra);
      assertEquals(value(number(extra.getKey())), extra.getValue(), extra.getKey());
    }
  }

  private long number(String key) {
    return Long.parseLong(key.substring(prefix.length() + 1));
  }

  private String value(long number) {
    return prefix + " wrote " + number;
  }
}
