package io.consuljvm.gossip.core;

/** Passes what comes back on to whoever made the request. */
record QueryReports(Step step, long request) implements QueryListener {

  @Override
  public void acked(String from) {
    step.emit(new Output.QueryAcked(request, from));
  }

  @Override
  public void responded(String from, Bytes payload) {
    step.emit(new Output.QueryResponded(request, from, payload));
  }

  @Override
  public void finished() {
    step.emit(new Output.QueryFinished(request));
  }
}
