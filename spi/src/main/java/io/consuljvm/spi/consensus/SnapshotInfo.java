package io.consuljvm.spi.consensus;

/**
 * What a snapshot is of.
 *
 * @param id unique name
 * @param index last log index it contains
 * @param term of that entry
 * @param peers configuration at that index
 * @param size bytes of the state stream
 */
public record SnapshotInfo(String id, long index, long term, Peers peers, long size) {}
