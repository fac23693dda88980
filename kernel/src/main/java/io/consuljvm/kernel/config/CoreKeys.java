package io.consuljvm.kernel.config;

import static io.consuljvm.kernel.config.Section.choice;
import static io.consuljvm.kernel.config.Section.flag;
import static io.consuljvm.kernel.config.Section.integer;
import static io.consuljvm.kernel.config.Section.secret;
import static io.consuljvm.kernel.config.Section.span;
import static io.consuljvm.kernel.config.Section.text;
import static io.consuljvm.kernel.config.Section.textMap;

import java.time.Duration;
import java.util.Map;

/** Who the agent is, what it does by and large, and how it logs ({@code F024 - F055}). */
final class CoreKeys {
  static final Section SECTION = new Section("", "", "The agent");
  static final Section PERFORMANCE =
      new Section("performance", "performance", "Performance of servers");

  static final Key<Boolean> SERVER =
      SECTION.add(flag("server").says("Whether this agent is a server; a client otherwise."));
  static final Key<Boolean> BOOTSTRAP =
      SECTION.add(
          flag("bootstrap")
              .says(
                  "Lets this server elect itself without any other. Only for the first server of a"
                      + " datacenter, never on two."));
  static final Key<Integer> BOOTSTRAP_EXPECT =
      SECTION.add(
          integer("bootstrap_expect", 0)
              .says(
                  "How many servers must be present before the first leader is elected; the same on"
                      + " all of them."));
  static final Key<String> DATACENTER =
      SECTION.add(
          text("datacenter", "dc1")
              .says("The datacenter that this agent is in: letters, digits, _ and -."));
  static final Key<String> NODE_NAME =
      SECTION.add(
          text("node_name")
              .otherwise("the host's name")
              .says("The name of this node; unique in its datacenter."));
  static final Key<String> DATA_DIR =
      SECTION.add(
          text("data_dir")
              .otherwise("required, except in development mode")
              .says("Where the agent keeps its state. Must survive restarts."));
  static final Key<String> DOMAIN =
      SECTION.add(text("domain", "consul.").says("The DNS domain that the agent answers for."));
  static final Key<String> LOG_LEVEL =
      SECTION.add(text("log_level", "INFO").reloaded().says("TRACE, DEBUG, INFO, WARN or ERR."));
  static final Key<Boolean> ENABLE_SYSLOG =
      SECTION.add(flag("enable_syslog").says("Whether to log to the system log as well."));
  static final Key<String> SYSLOG_FACILITY =
      SECTION.add(text("syslog_facility", "LOCAL0").says("The facility of the system log."));
  static final Key<Integer> PROTOCOL =
      SECTION.add(
          integer("protocol", 2).merged(Merge.IF_POSITIVE).says("The protocol to speak: 2 or 3."));
  static final Key<String> PID_FILE =
      SECTION.add(text("pid_file").says("A file to write the process id to."));
  static final Key<Boolean> LEAVE_ON_TERMINATE =
      SECTION.add(
          choice("leave_on_terminate")
              .reloaded()
              .otherwise("true on clients, false on servers")
              .says("Whether to leave the cluster on the signal TERM."));
  static final Key<Boolean> SKIP_LEAVE_ON_INTERRUPT =
      SECTION.add(
          choice("skip_leave_on_interrupt")
              .reloaded()
              .otherwise("false on clients, true on servers")
              .says("Whether not to leave the cluster on the signal INT."));
  static final Key<Boolean> REJOIN_AFTER_LEAVE =
      SECTION.add(
          flag("rejoin_after_leave")
              .says("Whether to join the cluster again at the start after a leave."));
  static final Key<Boolean> UI = SECTION.add(flag("ui").says("Whether to serve the web UI."));
  static final Key<String> UI_DIR =
      SECTION.add(text("ui_dir").says("A directory with another web UI to serve."));
  static final Key<Boolean> ENABLE_DEBUG =
      SECTION.add(flag("enable_debug").says("Whether to serve diagnostics over HTTP."));
  static final Key<Boolean> DISABLE_REMOTE_EXEC =
      SECTION.add(
          flag("disable_remote_exec").says("Whether to ignore `consul exec` on this node."));
  static final Key<Boolean> DISABLE_COORDINATES =
      SECTION.add(
          flag("disable_coordinates")
              .says("Whether not to estimate round-trip times between nodes."));
  static final Key<Boolean> DISABLE_UPDATE_CHECK =
      SECTION.add(
          flag("disable_update_check").says("Accepted; this agent never looks for updates."));
  static final Key<Boolean> DISABLE_ANONYMOUS_SIGNATURE =
      SECTION.add(
          flag("disable_anonymous_signature")
              .says("Accepted; this agent never looks for updates."));
  static final Key<Span> CHECK_UPDATE_INTERVAL =
      SECTION.add(
          span("check_update_interval", Duration.ofMinutes(5))
              .merged(Merge.REPLACE)
              .says(
                  "How long a new output of a check may wait before it is sent to the servers, if"
                      + " the status has not changed. 0s sends each at once."));
  static final Key<Span> SESSION_TTL_MIN =
      SECTION.add(
          span("session_ttl_min", Duration.ofSeconds(10))
              .merged(Merge.REPLACE)
              .says("The shortest TTL that a session may ask for."));
  static final Key<Boolean> TRANSLATE_WAN_ADDRS =
      SECTION.add(
          flag("translate_wan_addrs")
              .says("Whether to answer with WAN addresses about nodes of other datacenters."));
  static final Key<Map<String, String>> HTTP_API_RESPONSE_HEADERS =
      SECTION.add(
          textMap("http_api_response_headers")
              .says("Headers to add to every response of the HTTP API."));
  static final Key<String> ATLAS_INFRASTRUCTURE =
      SECTION.add(
          text("atlas_infrastructure")
              .reloaded()
              .says("Accepted without effect, as all atlas keys: the service is discontinued."));
  static final Key<Secret> ATLAS_TOKEN =
      SECTION.add(secret("atlas_token").reloaded().says("Accepted without effect."));
  static final Key<Secret> ATLAS_ACL_TOKEN =
      SECTION.add(secret("atlas_acl_token").says("Accepted without effect."));
  static final Key<Boolean> ATLAS_JOIN =
      SECTION.add(flag("atlas_join").says("Accepted without effect."));
  static final Key<String> ATLAS_ENDPOINT =
      SECTION.add(text("atlas_endpoint").reloaded().says("Accepted without effect."));

  static final Key<Integer> RAFT_MULTIPLIER =
      PERFORMANCE.add(
          Key.of("raft_multiplier", ValueType.UNSIGNED, Merge.IF_POSITIVE, 5)
              .says(
                  "Factor of the heartbeat (1s), election (1s) and lease (0.5s) timeouts, at most"
                      + " 10. Small elects fast, large bears slow machines."));

  private CoreKeys() {}
}
