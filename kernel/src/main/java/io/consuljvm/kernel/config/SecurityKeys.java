package io.consuljvm.kernel.config;

import static io.consuljvm.kernel.config.Section.choice;
import static io.consuljvm.kernel.config.Section.flag;
import static io.consuljvm.kernel.config.Section.secret;
import static io.consuljvm.kernel.config.Section.span;
import static io.consuljvm.kernel.config.Section.text;

import java.time.Duration;

/** Encryption and access control ({@code F032, F082 - F100}). */
final class SecurityKeys {
  static final Section ENCRYPTION = new Section("", "", "Encryption");
  static final Section ACLS = new Section("", "", "Access control");

  static final Key<Secret> ENCRYPT =
      ENCRYPTION.add(
          secret("encrypt")
              .says(
                  "The key for gossip, as `consul keygen` prints it. Read at the first start only:"
                      + " later ones go by the keyring in data_dir."));
  static final Key<String> CA_FILE =
      ENCRYPTION.add(text("ca_file").says("The authority's certificate, PEM."));
  static final Key<String> CERT_FILE =
      ENCRYPTION.add(text("cert_file").says("This agent's certificate, PEM."));
  static final Key<String> KEY_FILE =
      ENCRYPTION.add(text("key_file").says("The certificate's private key, PEM."));
  static final Key<Boolean> VERIFY_INCOMING =
      ENCRYPTION.add(
          flag("verify_incoming")
              .says("Whether to refuse connections without a certificate of the authority."));
  static final Key<Boolean> VERIFY_OUTGOING =
      ENCRYPTION.add(
          flag("verify_outgoing")
              .says("Whether to connect with TLS and to check the servers' authority."));
  static final Key<Boolean> VERIFY_SERVER_HOSTNAME =
      ENCRYPTION.add(
          flag("verify_server_hostname")
              .says(
                  "Whether servers must have a certificate for server.<datacenter>.<domain>;"
                      + " includes verify_outgoing."));
  static final Key<String> SERVER_NAME =
      ENCRYPTION.add(
          text("server_name")
              .otherwise("the node's name")
              .says("The name to expect in certificates."));

  static final Key<String> ACL_DATACENTER =
      ACLS.add(
          text("acl_datacenter")
              .says("The datacenter that holds the ACLs; without it, none apply."));
  static final Key<String> ACL_DEFAULT_POLICY =
      ACLS.add(
          text("acl_default_policy", "allow")
              .says("What applies where no rule does: allow or deny."));
  static final Key<String> ACL_DOWN_POLICY =
      ACLS.add(
          text("acl_down_policy", "extend-cache")
              .says(
                  "What applies while acl_datacenter is out of reach: allow, deny or"
                      + " extend-cache."));
  static final Key<Span> ACL_TTL =
      ACLS.add(
          span("acl_ttl", Duration.ofSeconds(30))
              .merged(Merge.REPLACE)
              .says("How long a decision of acl_datacenter is remembered."));
  static final Key<Secret> ACL_TOKEN =
      ACLS.add(secret("acl_token").says("The token of requests that bring none, and of DNS."));
  static final Key<Secret> ACL_AGENT_TOKEN =
      ACLS.add(
          secret("acl_agent_token")
              .otherwise("acl_token")
              .says("The token that the agent registers itself with."));
  static final Key<Secret> ACL_AGENT_MASTER_TOKEN =
      ACLS.add(
          secret("acl_agent_master_token")
              .says("A token that may write on this agent even while no server is in reach."));
  static final Key<Secret> ACL_MASTER_TOKEN =
      ACLS.add(
          secret("acl_master_token")
              .says("A management token that the leader of acl_datacenter creates."));
  static final Key<Secret> ACL_REPLICATION_TOKEN =
      ACLS.add(
          secret("acl_replication_token")
              .says("The token to copy ACLs from acl_datacenter with; switches copying on."));
  static final Key<Boolean> ACL_ENFORCE_VERSION_8 =
      ACLS.add(
          choice("acl_enforce_version_8", false)
              .says("Whether ACLs apply to nodes, agents, sessions and event lists too."));

  private SecurityKeys() {}
}
