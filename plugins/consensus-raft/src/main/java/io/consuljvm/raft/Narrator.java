package io.consuljvm.raft;

import io.consuljvm.raft.core.Event;
import io.consuljvm.raft.core.RaftCore;
import io.consuljvm.raft.core.RaftStatus;
import io.consuljvm.raft.core.ServerAddress;
import io.consuljvm.spi.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what happened, in the words that operators search the logs of the original for, and
 * counts it (B327). Owned by the core's thread.
 */
final class Narrator {
  private static final Logger LOG = LoggerFactory.getLogger("raft");

  private final ServerAddress self;
  private final RaftCore core;
  private final Metrics metrics;

  Narrator(ServerAddress self, RaftCore core, Metrics metrics) {
    this.self = self;
    this.core = core;
    this.metrics = metrics;
  }

  /** What was found at the start. */
  void begin() {
    RaftStatus status = core.status();
    LOG.info(
        "Initial configuration (index={}): {}",
        status.latestIndex(),
        ServersText.of(status.latest()));
    follower(status);
  }

  void tell(Event event) {
    RaftStatus status = core.status();
    switch (event) {
      case Event.RoleChanged changed -> role(changed, status);
      case Event.LeaderChanged changed -> {}
      case Event.ConfigurationChanged(var configuration, long index, boolean committed) -> {
        if (!committed) {
          LOG.info(
              "Updating configuration at index {} to {}", index, ServersText.of(configuration));
        }
      }
    }
  }

  private void role(Event.RoleChanged changed, RaftStatus status) {
    switch (changed.cause()) {
      case LEASE_EXPIRED -> {
        LOG.warn("Failed to contact quorum of nodes, stepping down");
        metrics.count("raft.transition.leader_lease_timeout", 1);
      }
      case REMOVED -> LOG.info("Removed ourself, transitioning to follower");
      case HIGHER_TERM -> LOG.debug("Newer term discovered, fallback to follower");
      case ELECTION_TIMEOUT, TRANSFER, ELECTED, LEADER_HEARD -> {}
    }
    switch (changed.role()) {
      case FOLLOWER -> follower(status);
      case CANDIDATE -> candidate(changed);
      case LEADER -> {
        LOG.info("Election won. Tally: {}", majority(status));
        LOG.info("Node at {} [Leader] entering Leader state", self);
        metrics.count("raft.state.leader", 1);
      }
    }
  }

  private void follower(RaftStatus status) {
    LOG.info(
        "Node at {} [Follower] entering Follower state (Leader: \"{}\")",
        self,
        status.leader().map(ServerAddress::value).orElse(""));
    metrics.count("raft.state.follower", 1);
  }

  private void candidate(Event.RoleChanged changed) {
    if (changed.cause() == Event.Cause.ELECTION_TIMEOUT) {
      LOG.warn("Heartbeat timeout from \"\" reached, starting election");
      metrics.count("raft.transition.heartbeat_timeout", 1);
    }
    LOG.info("Node at {} [Candidate] entering Candidate state in term {}", self, changed.term());
    metrics.count("raft.state.candidate", 1);
  }

  /** The votes it took: the core counts no further. */
  private static int majority(RaftStatus status) {
    return status.latest().voters().size() / 2 + 1;
  }
}
