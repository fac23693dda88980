package io.consuljvm.raft.core;

/** The part a server plays. */
public enum RoleName {
  FOLLOWER,
  CANDIDATE,
  LEADER
}
