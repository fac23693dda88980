package io.consuljvm.gossip.core;

/** Somebody else goes by our name: the pool is asked who is meant (serf, section 9). */
final class NameConflicts {

  private final Step step;
  private final GossipConfig config;
  private final MessageCodec codec;
  private final MemberlistCore memberlist;
  private final Queries queries;
  private boolean asking;

  NameConflicts(
      Step step,
      GossipConfig config,
      MessageCodec codec,
      MemberlistCore memberlist,
      Queries queries) {
    this.step = step;
    this.config = config;
    this.codec = codec;
    this.memberlist = memberlist;
    this.queries = queries;
  }

  void seen(Node existing, Node other) {
    if (!existing.name().equals(config.name())) {
      step.warn(
          "serf: name conflict name={} known={} claimed={}",
          existing.name(),
          existing.endpoint(),
          other.endpoint());
      return;
    }
    step.error(
        "serf: another node has our name name={} other={} resolving={}",
        existing.name(),
        other.endpoint(),
        config.resolvesNameConflicts());
    // The rival is heard of many times; one vote at a time is enough.
    if (config.resolvesNameConflicts() && !asking) {
      ask();
    }
  }

  private void ask() {
    queries
        .ask(
            InternalQueries.PREFIX + InternalQueries.CONFLICT,
            Bytes.ofUtf8(config.name()),
            QueryOptions.DEFAULT,
            new Vote())
        .ifPresentOrElse(
            problem -> step.error("serf: name conflict query not sent reason={}", problem),
            () -> asking = true);
  }

  /** We stay if a majority of those who answer know us by our name. */
  private final class Vote implements QueryListener {

    private int responses;
    private int matching;

    @Override
    public void acked(String from) {
      // Conflict queries ask for no acks.
    }

    @Override
    public void responded(String from, Bytes payload) {
      try {
        if (codec.decodePayload(payload) instanceof QueryPayload.ConflictReply reply) {
          responses++;
          Endpoint own = memberlist.localNode().endpoint();
          if (reply.member().filter(member -> member.endpoint().equals(own)).isPresent()) {
            matching++;
          }
        } else {
          step.error("serf: not a conflict response from={}", from);
        }
      } catch (MalformedPayloadException malformed) {
        step.error(
            "serf: conflict response not understood from={} reason={}",
            from,
            malformed.getMessage());
      }
    }

    @Override
    public void finished() {
      asking = false;
      if (matching >= responses / 2 + 1) {
        step.info("serf: name kept matching={} responses={}", matching, responses);
      } else {
        step.warn("serf: name lost matching={} responses={}", matching, responses);
        step.emit(new Output.NameLost(matching, responses));
      }
    }
  }
}
