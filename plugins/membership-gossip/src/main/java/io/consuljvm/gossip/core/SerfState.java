package io.consuljvm.gossip.core;

import java.util.List;

/**
 * Serf's part of a push/pull (serf, section 5).
 *
 * @param members every known member, also failed and left ones
 * @param events the used slots of the event buffer; on the wire each stands at its Lamport time
 *     modulo the size of the buffer
 */
public record SerfState(
    long lamportTime,
    long eventTime,
    long queryTime,
    List<StatusTime> members,
    List<EventsAt> events) {

  public SerfState {
    members = List.copyOf(members);
    events = List.copyOf(events);
  }

  /**
   * @param lamportTime of the last intent about the member
   * @param left whether the sender lists it as left
   */
  public record StatusTime(String name, long lamportTime, boolean left) {}

  /** The user events of one Lamport time. */
  public record EventsAt(long lamportTime, List<NamedPayload> events) {
    public EventsAt {
      events = List.copyOf(events);
    }
  }

  public record NamedPayload(String name, Bytes payload) {}
}
