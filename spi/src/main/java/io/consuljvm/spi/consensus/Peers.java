package io.consuljvm.spi.consensus;

import java.util.List;

/**
 * The latest configuration of the quorum, committed or not.
 *
 * @param index of the log entry that made it
 */
public record Peers(List<Peer> servers, long index) {
  public Peers {
    servers = List.copyOf(servers);
  }
}
