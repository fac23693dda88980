package io.consuljvm.gossip.core;

/** What Serf believes of a member. The order is that of the numbers in a conflict reply. */
public enum MemberStatus {
  NONE,
  ALIVE,
  LEAVING,
  LEFT,
  FAILED;

  /** As users see it: {@code alive}. */
  public String text() {
    return switch (this) {
      case NONE -> "none";
      case ALIVE -> "alive";
      case LEAVING -> "leaving";
      case LEFT -> "left";
      case FAILED -> "failed";
    };
  }
}
