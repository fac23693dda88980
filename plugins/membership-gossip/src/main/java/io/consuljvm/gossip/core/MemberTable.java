package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The members and their statuses (serf, section 3): what memberlist sees, read in the light of what
 * members said they intend.
 *
 * <pre>
 *            leave intent             node dead
 *   ALIVE ───────────────▶ LEAVING ──────────────▶ LEFT ──tombstone timeout──▶ reaped
 *     │  ◀───────────────                            ▲
 *     │    join intent                  leave intent │
 *     └──────────────────────▶ FAILED ───────────────┘
 *            node dead            └──reconnect timeout──▶ reaped
 * </pre>
 *
 * A node that is alive again is ALIVE, whatever it was.
 */
final class MemberTable {

  private final Step step;
  private final String ownName;
  private final SerfTiming timing;
  private final Consumer<Event> events;
  private final Map<String, MemberState> members = new LinkedHashMap<>();
  private final List<MemberState> failed = new ArrayList<>();
  private final List<MemberState> left = new ArrayList<>();
  private final RecentIntents recentIntents = new RecentIntents();

  MemberTable(Step step, String ownName, SerfTiming timing, Consumer<Event> events) {
    this.step = step;
    this.ownName = ownName;
    this.timing = timing;
    this.events = events;
  }

  void joined(Node node, Tags tags) {
    MemberState member = members.get(node.name());
    if (member == null) {
      member = new MemberState(node, tags);
      applyRecentIntent(member);
      members.put(node.name(), member);
    } else {
      if (member.status() == MemberStatus.FAILED) {
        failed.remove(member);
      } else if (member.status() == MemberStatus.LEFT) {
        left.remove(member);
      }
      member.become(MemberStatus.ALIVE);
      member.describe(node, tags);
    }
    publish(Event.MemberEvent.Type.JOIN, member);
  }

  private void applyRecentIntent(MemberState member) {
    RecentIntents.Intent intent = recentIntents.find(member.name());
    if (intent != null) {
      member.witness(intent.lamportTime());
      if (intent.kind() == RecentIntents.Kind.LEAVE) {
        member.become(MemberStatus.LEAVING);
      }
    }
  }

  /** Memberlist takes the node for dead. */
  void gone(Node node) {
    MemberState member = members.get(node.name());
    if (member == null) {
      return;
    }
    switch (member.status()) {
      case LEAVING -> {
        member.gone(MemberStatus.LEFT, step.now());
        left.add(member);
        publish(Event.MemberEvent.Type.LEAVE, member);
      }
      case ALIVE -> {
        member.gone(MemberStatus.FAILED, step.now());
        failed.add(member);
        publish(Event.MemberEvent.Type.FAILED, member);
      }
      case NONE, LEFT, FAILED ->
          step.warn(
              "serf: member gone twice member={} status={}", node.name(), member.status().text());
    }
  }

  void updated(Node node, Tags tags) {
    MemberState member = members.get(node.name());
    if (member != null) {
      member.describe(node, tags);
      publish(Event.MemberEvent.Type.UPDATE, member);
    }
  }

  /** Whether a leave intent about the member at this time says anything new. */
  boolean isNews(SerfMessage.LeaveIntent intent) {
    MemberState member = members.get(intent.node());
    return member == null || LamportClock.isBefore(member.statusTime(), intent.lamportTime());
  }

  /** Takes in a leave intent that {@link #isNews}; whether it is to be passed on. */
  boolean leaveIntent(SerfMessage.LeaveIntent intent) {
    MemberState member = members.get(intent.node());
    if (member == null) {
      return recentIntents.remember(
          intent.node(), RecentIntents.Kind.LEAVE, intent.lamportTime(), step.now());
    }
    return switch (member.status()) {
      case ALIVE -> {
        member.become(MemberStatus.LEAVING);
        member.witness(intent.lamportTime());
        yield true;
      }
      case FAILED -> {
        member.become(MemberStatus.LEFT);
        member.witness(intent.lamportTime());
        failed.remove(member);
        left.add(member);
        publish(Event.MemberEvent.Type.LEAVE, member);
        yield true;
      }
      case NONE, LEAVING, LEFT -> false;
    };
  }

  /** Takes in a join intent; whether it is to be passed on. */
  boolean joinIntent(SerfMessage.JoinIntent intent) {
    MemberState member = members.get(intent.node());
    if (member == null) {
      return recentIntents.remember(
          intent.node(), RecentIntents.Kind.JOIN, intent.lamportTime(), step.now());
    }
    if (!LamportClock.isBefore(member.statusTime(), intent.lamportTime())) {
      return false;
    }
    member.witness(intent.lamportTime());
    if (member.status() == MemberStatus.LEAVING) {
      member.become(MemberStatus.ALIVE);
    }
    return true;
  }

  /** Forgets who has been gone for too long. */
  void reap(Consumer<String> whenReaped) {
    reap(failed, timing.reconnectTimeout().toNanos(), whenReaped);
    reap(left, timing.tombstoneTimeout().toNanos(), whenReaped);
    recentIntents.forgetOlderThan(timing.recentIntentTimeout().toNanos(), step.now());
  }

  private void reap(List<MemberState> gone, long timeoutNanos, Consumer<String> whenReaped) {
    List<MemberState> expired = new ArrayList<>();
    for (MemberState member : gone) {
      if (step.now() - member.goneNanos() > timeoutNanos) {
        expired.add(member);
      }
    }
    gone.removeAll(expired);
    for (MemberState member : expired) {
      members.remove(member.name());
      whenReaped.accept(member.name());
      publish(Event.MemberEvent.Type.REAP, member);
    }
  }

  @Nullable MemberState find(String name) {
    return members.get(name);
  }

  Collection<MemberState> all() {
    return members.values();
  }

  int size() {
    return members.size();
  }

  List<MemberState> failed() {
    return failed;
  }

  List<MemberState> left() {
    return left;
  }

  boolean anyoneAliveBesidesUs() {
    for (MemberState member : members.values()) {
      if (member.status() == MemberStatus.ALIVE && !member.name().equals(ownName)) {
        return true;
      }
    }
    return false;
  }

  private void publish(Event.MemberEvent.Type type, MemberState member) {
    step.info("serf: {} member={} at={}", type.text(), member.name(), member.endpoint());
    events.accept(new Event.MemberEvent(type, List.of(member.view())));
  }
}
