package io.consuljvm.kernel.config;

import java.time.Duration;

/**
 * Access control ({@code F090 - F099}).
 *
 * @param datacenter that holds the rules; empty if there are none
 * @param defaultPolicy {@code allow} or {@code deny}
 * @param downPolicy {@code allow}, {@code deny} or {@code extend-cache}
 * @param ttl how long a decision of that datacenter is remembered
 * @param token of requests that bring none
 * @param agentToken of the agent's own writes; that of {@code token} if none is configured
 * @param agentMasterToken for this agent alone
 * @param masterToken to be created by the leader
 * @param replicationToken to copy rules with
 * @param enforceVersion8 whether rules apply to nodes, agents and sessions too
 */
public record AclConfig(
    String datacenter,
    String defaultPolicy,
    String downPolicy,
    Duration ttl,
    Secret token,
    Secret agentToken,
    Secret agentMasterToken,
    Secret masterToken,
    Secret replicationToken,
    boolean enforceVersion8) {
  static AclConfig of(Settings settings) {
    Secret token = settings.get(SecurityKeys.ACL_TOKEN);
    Secret agentToken = settings.get(SecurityKeys.ACL_AGENT_TOKEN);
    return new AclConfig(
        settings.get(SecurityKeys.ACL_DATACENTER),
        settings.get(SecurityKeys.ACL_DEFAULT_POLICY),
        settings.get(SecurityKeys.ACL_DOWN_POLICY),
        settings.get(SecurityKeys.ACL_TTL).length(),
        token,
        agentToken.isEmpty() ? token : agentToken,
        settings.get(SecurityKeys.ACL_AGENT_MASTER_TOKEN),
        settings.get(SecurityKeys.ACL_MASTER_TOKEN),
        settings.get(SecurityKeys.ACL_REPLICATION_TOKEN),
        settings.get(SecurityKeys.ACL_ENFORCE_VERSION_8));
  }
}
