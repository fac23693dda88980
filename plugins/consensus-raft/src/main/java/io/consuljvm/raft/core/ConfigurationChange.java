package io.consuljvm.raft.core;

/**
 * One step from a configuration to the next. A step adds or removes at most one voter, so that any
 * majority of the old configuration meets any majority of the new one (Ongaro 2014, 4.1).
 */
public sealed interface ConfigurationChange {
  ServerAddress address();

  Configuration applyTo(Configuration configuration);

  /** Adds a voter, or gives an existing server the vote. */
  record AddVoter(ServerAddress address) implements ConfigurationChange {
    @Override
    public Configuration applyTo(Configuration configuration) {
      return configuration.with(Server.voter(address));
    }
  }

  /** Adds a server that receives the log only; takes no vote away from one that has it. */
  record AddNonvoter(ServerAddress address) implements ConfigurationChange {
    @Override
    public Configuration applyTo(Configuration configuration) {
      return configuration.isVoter(address)
          ? configuration
          : configuration.with(Server.nonvoter(address));
    }
  }

  /** Takes the vote away; unknown servers stay unknown. */
  record DemoteVoter(ServerAddress address) implements ConfigurationChange {
    @Override
    public Configuration applyTo(Configuration configuration) {
      return configuration.isVoter(address)
          ? configuration.with(Server.nonvoter(address))
          : configuration;
    }
  }

  record RemoveServer(ServerAddress address) implements ConfigurationChange {
    @Override
    public Configuration applyTo(Configuration configuration) {
      return configuration.without(address);
    }
  }
}
