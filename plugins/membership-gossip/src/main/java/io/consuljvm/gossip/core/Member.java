package io.consuljvm.gossip.core;

/** A member of the pool at one moment. */
public record Member(
    String name, Endpoint endpoint, Tags tags, MemberStatus status, VersionVector versions) {}
