package io.consuljvm.kernel.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration as {@code /v1/agent/self} shows it ({@code H142 - H147}): the original's field
 * names, durations in nanoseconds, no tokens. Version numbers are not configuration and left to
 * whoever serves it.
 *
 * <p>Unlike the original, it does not give away the secret key of EC2.
 */
final class AgentSelf {
  private final Settings settings;
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private AgentSelf(Settings settings) {
    this.settings = settings;
  }

  /**
   * @param settings with addresses resolved, but not filled in from each other
   */
  static Map<String, @Nullable Object> describe(Settings settings, boolean development) {
    AgentSelf self = new AgentSelf(settings);
    self.fields.put("DevMode", development);
    self.core();
    self.network();
    self.joining();
    self.security();
    self.rest();
    return self.fields;
  }

  private void core() {
    fields.put(
        "Performance",
        Map.of("RaftMultiplier", settings.given(CoreKeys.RAFT_MULTIPLIER).orElse(0)));
    show("Bootstrap", CoreKeys.BOOTSTRAP);
    show("BootstrapExpect", CoreKeys.BOOTSTRAP_EXPECT);
    show("Server", CoreKeys.SERVER);
    show("Datacenter", CoreKeys.DATACENTER);
    show("DataDir", CoreKeys.DATA_DIR);
    // Merged into the list below before anyone sees it.
    fields.put("DNSRecursor", "");
    show("DNSRecursors", DnsKeys.RECURSORS);
    fields.put("DNSConfig", dns());
    show("Domain", CoreKeys.DOMAIN);
    show("LogLevel", CoreKeys.LOG_LEVEL);
    show("NodeName", CoreKeys.NODE_NAME);
    show("LeaveOnTerm", CoreKeys.LEAVE_ON_TERMINATE);
    show("SkipLeaveOnInt", CoreKeys.SKIP_LEAVE_ON_INTERRUPT);
    show("Protocol", CoreKeys.PROTOCOL);
    show("EnableDebug", CoreKeys.ENABLE_DEBUG);
    show("EnableUi", CoreKeys.UI);
    show("UiDir", CoreKeys.UI_DIR);
    show("PidFile", CoreKeys.PID_FILE);
    show("EnableSyslog", CoreKeys.ENABLE_SYSLOG);
    show("SyslogFacility", CoreKeys.SYSLOG_FACILITY);
    show("RejoinAfterLeave", CoreKeys.REJOIN_AFTER_LEAVE);
  }

  private Map<String, @Nullable Object> dns() {
    AgentSelf dns = new AgentSelf(settings);
    dns.showNanos("NodeTTL", DnsKeys.NODE_TTL);
    Map<String, Object> serviceTtl = new HashMap<>();
    settings
        .get(DnsKeys.SERVICE_TTL)
        .forEach((name, ttl) -> serviceTtl.put(name, ttl.length().toNanos()));
    dns.fields.put("ServiceTTL", serviceTtl.isEmpty() ? null : serviceTtl);
    dns.show("AllowStale", DnsKeys.ALLOW_STALE);
    dns.show("EnableTruncate", DnsKeys.ENABLE_TRUNCATE);
    dns.show("UDPAnswerLimit", DnsKeys.UDP_ANSWER_LIMIT);
    dns.showNanos("MaxStale", DnsKeys.MAX_STALE);
    dns.show("OnlyPassing", DnsKeys.ONLY_PASSING);
    dns.show("DisableCompression", DnsKeys.DISABLE_COMPRESSION);
    dns.showNanos("RecursorTimeout", DnsKeys.RECURSOR_TIMEOUT);
    return dns.fields;
  }

  private void network() {
    show("ClientAddr", NetworkKeys.CLIENT_ADDR);
    show("BindAddr", NetworkKeys.BIND_ADDR);
    show("SerfWanBindAddr", NetworkKeys.SERF_WAN_BIND);
    show("SerfLanBindAddr", NetworkKeys.SERF_LAN_BIND);
    show("AdvertiseAddr", NetworkKeys.ADVERTISE_ADDR);
    show("AdvertiseAddrWan", NetworkKeys.ADVERTISE_ADDR_WAN);
    AgentSelf advertised = new AgentSelf(settings);
    advertised.showSocket("SerfLan", NetworkKeys.ADVERTISE_SERF_LAN);
    advertised.showSocket("SerfWan", NetworkKeys.ADVERTISE_SERF_WAN);
    advertised.showSocket("RPC", NetworkKeys.ADVERTISE_RPC);
    fields.put("AdvertiseAddrs", advertised.fields);
    show("TranslateWanAddrs", CoreKeys.TRANSLATE_WAN_ADDRS);
    AgentSelf ports = new AgentSelf(settings);
    ports.show("DNS", NetworkKeys.PORT_DNS);
    ports.show("HTTP", NetworkKeys.PORT_HTTP);
    ports.show("HTTPS", NetworkKeys.PORT_HTTPS);
    ports.show("RPC", NetworkKeys.PORT_RPC);
    ports.show("SerfLan", NetworkKeys.PORT_SERF_LAN);
    ports.show("SerfWan", NetworkKeys.PORT_SERF_WAN);
    ports.show("Server", NetworkKeys.PORT_SERVER);
    fields.put("Ports", ports.fields);
    AgentSelf addresses = new AgentSelf(settings);
    addresses.show("DNS", NetworkKeys.ADDRESS_DNS);
    addresses.show("HTTP", NetworkKeys.ADDRESS_HTTP);
    addresses.show("HTTPS", NetworkKeys.ADDRESS_HTTPS);
    addresses.show("RPC", NetworkKeys.ADDRESS_RPC);
    fields.put("Addresses", addresses.fields);
    fields.put(
        "TaggedAddresses",
        Map.of(
            "lan", settings.get(NetworkKeys.ADVERTISE_ADDR),
            "wan", settings.get(NetworkKeys.ADVERTISE_ADDR_WAN)));
    AgentSelf sockets = new AgentSelf(settings);
    sockets.show("Usr", NetworkKeys.SOCKET_USER);
    sockets.show("Grp", NetworkKeys.SOCKET_GROUP);
    sockets.show("Perms", NetworkKeys.SOCKET_MODE);
    fields.put("UnixSockets", sockets.fields);
  }

  private void joining() {
    show("StartJoin", JoinKeys.START_JOIN);
    show("StartJoinWan", JoinKeys.START_JOIN_WAN);
    show("RetryJoin", JoinKeys.RETRY_JOIN);
    show("RetryMaxAttempts", JoinKeys.RETRY_MAX);
    // Not merged from files, so nobody has ever seen anything here.
    fields.put("RetryIntervalRaw", "");
    AgentSelf ec2 = new AgentSelf(settings);
    ec2.show("Region", JoinKeys.EC2_REGION);
    ec2.show("TagKey", JoinKeys.EC2_TAG_KEY);
    ec2.show("TagValue", JoinKeys.EC2_TAG_VALUE);
    ec2.show("AccessKeyID", JoinKeys.EC2_ACCESS_KEY_ID);
    ec2.fields.put("SecretAccessKey", settings.get(JoinKeys.EC2_SECRET_ACCESS_KEY).toString());
    fields.put("RetryJoinEC2", ec2.fields);
    show("RetryJoinWan", JoinKeys.RETRY_JOIN_WAN);
    show("RetryMaxAttemptsWan", JoinKeys.RETRY_MAX_WAN);
    fields.put("RetryIntervalWanRaw", "");
    showGiven("ReconnectTimeoutLan", JoinKeys.RECONNECT_TIMEOUT);
    showGiven("ReconnectTimeoutWan", JoinKeys.RECONNECT_TIMEOUT_WAN);
  }

  private void security() {
    show("VerifyIncoming", SecurityKeys.VERIFY_INCOMING);
    show("VerifyOutgoing", SecurityKeys.VERIFY_OUTGOING);
    show("VerifyServerHostname", SecurityKeys.VERIFY_SERVER_HOSTNAME);
    show("CAFile", SecurityKeys.CA_FILE);
    show("CertFile", SecurityKeys.CERT_FILE);
    show("KeyFile", SecurityKeys.KEY_FILE);
    show("ServerName", SecurityKeys.SERVER_NAME);
    show("ACLDatacenter", SecurityKeys.ACL_DATACENTER);
    showNanos("ACLTTL", SecurityKeys.ACL_TTL);
    fields.put("ACLTTLRaw", written(SecurityKeys.ACL_TTL));
    show("ACLDefaultPolicy", SecurityKeys.ACL_DEFAULT_POLICY);
    fields.put("ACLDisabledTTL", Duration.ofMinutes(2).toNanos());
    show("ACLDownPolicy", SecurityKeys.ACL_DOWN_POLICY);
    show("ACLEnforceVersion8", SecurityKeys.ACL_ENFORCE_VERSION_8);
  }

  private void rest() {
    fields.put("Telemetry", telemetry());
    showNanos("CheckUpdateInterval", CoreKeys.CHECK_UPDATE_INTERVAL);
    fields.put("CheckReapInterval", Duration.ofSeconds(30).toNanos());
    fields.put("CheckDeregisterIntervalMin", Duration.ofMinutes(1).toNanos());
    // Parsing a watch takes its parameters away, in the original.
    List<Object> watches = new ArrayList<>();
    settings.get(DefinitionKeys.WATCHES).forEach(watch -> watches.add(Map.of()));
    fields.put("Watches", watches.isEmpty() ? null : watches);
    show("DisableRemoteExec", CoreKeys.DISABLE_REMOTE_EXEC);
    show("DisableUpdateCheck", CoreKeys.DISABLE_UPDATE_CHECK);
    show("DisableAnonymousSignature", CoreKeys.DISABLE_ANONYMOUS_SIGNATURE);
    Map<String, String> headers = settings.get(CoreKeys.HTTP_API_RESPONSE_HEADERS);
    fields.put("HTTPAPIResponseHeaders", headers.isEmpty() ? null : headers);
    show("AtlasInfrastructure", CoreKeys.ATLAS_INFRASTRUCTURE);
    show("AtlasJoin", CoreKeys.ATLAS_JOIN);
    show("AtlasEndpoint", CoreKeys.ATLAS_ENDPOINT);
    show("DisableCoordinates", CoreKeys.DISABLE_COORDINATES);
    showGiven("SessionTTLMin", CoreKeys.SESSION_TTL_MIN);
  }

  private Map<String, @Nullable Object> telemetry() {
    AgentSelf telemetry = new AgentSelf(settings);
    telemetry.show("StatsiteAddr", TelemetryKeys.STATSITE_ADDRESS);
    telemetry.show("StatsdAddr", TelemetryKeys.STATSD_ADDRESS);
    telemetry.show("StatsitePrefix", TelemetryKeys.STATSITE_PREFIX);
    telemetry.show("DisableHostname", TelemetryKeys.DISABLE_HOSTNAME);
    telemetry.show("DogStatsdAddr", TelemetryKeys.DOGSTATSD_ADDR);
    telemetry.fields.put(
        "DogStatsdTags", settings.given(TelemetryKeys.DOGSTATSD_TAGS).orElse(null));
    telemetry.show("CirconusAPIApp", TelemetryKeys.CIRCONUS_API_APP);
    telemetry.show("CirconusAPIURL", TelemetryKeys.CIRCONUS_API_URL);
    telemetry.show("CirconusSubmissionInterval", TelemetryKeys.CIRCONUS_SUBMISSION_INTERVAL);
    telemetry.show("CirconusCheckSubmissionURL", TelemetryKeys.CIRCONUS_SUBMISSION_URL);
    telemetry.show("CirconusCheckID", TelemetryKeys.CIRCONUS_CHECK_ID);
    telemetry.show(
        "CirconusCheckForceMetricActivation", TelemetryKeys.CIRCONUS_CHECK_FORCE_METRIC_ACTIVATION);
    telemetry.show("CirconusCheckInstanceID", TelemetryKeys.CIRCONUS_CHECK_INSTANCE_ID);
    telemetry.show("CirconusCheckSearchTag", TelemetryKeys.CIRCONUS_CHECK_SEARCH_TAG);
    telemetry.show("CirconusCheckTags", TelemetryKeys.CIRCONUS_CHECK_TAGS);
    telemetry.show("CirconusCheckDisplayName", TelemetryKeys.CIRCONUS_CHECK_DISPLAY_NAME);
    telemetry.show("CirconusBrokerID", TelemetryKeys.CIRCONUS_BROKER_ID);
    telemetry.show("CirconusBrokerSelectTag", TelemetryKeys.CIRCONUS_BROKER_SELECT_TAG);
    return telemetry.fields;
  }

  private void show(String field, Key<?> key) {
    fields.put(field, settings.get(key));
  }

  private void showNanos(String field, Key<Span> key) {
    fields.put(field, settings.get(key).length().toNanos());
  }

  /** Shows zero where the default applies. */
  private void showGiven(String field, Key<Span> key) {
    fields.put(field, settings.given(key).map(span -> span.length().toNanos()).orElse(0L));
    fields.put(field + "Raw", written(key));
  }

  private String written(Key<Span> key) {
    return settings.given(key).map(Span::written).orElse("");
  }

  private void showSocket(String field, Key<SocketAddress> key) {
    @Nullable SocketAddress address = settings.given(key).orElse(null);
    Map<String, Object> shown =
        address == null
            ? Collections.emptyMap()
            : Map.of("IP", IpText.write(address.ip()), "Port", address.port(), "Zone", "");
    fields.put(field, shown.isEmpty() ? null : shown);
    fields.put(field + "Raw", address == null ? "" : address.toString());
  }
}
