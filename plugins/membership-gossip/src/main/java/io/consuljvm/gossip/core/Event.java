package io.consuljvm.gossip.core;

import java.util.List;

/** What the application hears, in this order. */
public sealed interface Event {

  record MemberEvent(Type type, List<Member> members) implements Event {

    public MemberEvent {
      members = List.copyOf(members);
    }

    public enum Type {
      JOIN("member-join"),
      LEAVE("member-leave"),
      FAILED("member-failed"),
      UPDATE("member-update"),
      REAP("member-reap");

      private final String text;

      Type(String text) {
        this.text = text;
      }

      /** As users see it. */
      public String text() {
        return text;
      }
    }
  }

  record UserEvent(long lamportTime, String name, Bytes payload, boolean coalesce)
      implements Event {}

  /** May be answered with {@link Input.Respond}. */
  record QueryEvent(QueryTicket ticket, String name, Bytes payload) implements Event {}
}
