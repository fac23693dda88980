package io.consuljvm.kernel.config;

import static io.consuljvm.kernel.config.Section.object;
import static io.consuljvm.kernel.config.Section.text;

import java.util.Map;

/** Which plugins fill the slots, and what they are told. These keys are this agent's own. */
final class ExtensionKeys {
  static final Section SECTION = new Section("", "", "Plugins");
  static final Section SLOTS = new Section("slots", "slots", "Which plugin fills a slot");

  static final Key<String> PLUGIN_DIR =
      SECTION.add(
          text("plugin_dir").says("A directory with further plugins, besides those shipped."));
  static final Key<Map<String, Object>> PLUGINS =
      SECTION.add(
          object("plugins")
              .says(
                  "Settings of single plugins, by id; each knows the keys of its reference.conf."));
  static final Key<String> STORAGE =
      SLOTS.add(
          text("storage", "xodus")
              .says("Storage of servers; in development mode memory is the default."));
  static final Key<String> CONSENSUS =
      SLOTS.add(text("consensus", "raft").says("Agreement of servers."));
  static final Key<String> MEMBERSHIP =
      SLOTS.add(text("membership", "gossip").says("Who is there."));
  static final Key<String> TRANSPORT =
      SLOTS.add(text("transport", "mux").says("Streams between servers and clients."));

  private ExtensionKeys() {}
}
