package io.consuljvm.spi.membership;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A gossip pool and this agent's membership in it. Safe for any thread. */
public interface Pool {
  /** Binds the port, tells the listeners of itself, and rejoins where it was if so configured. */
  void start() throws MembershipException;

  /** Stops at once, without saying goodbye. */
  void stop();

  /**
   * Joins by any of the addresses, {@code host} or {@code host:port}; names expand to all their
   * addresses. Blocks.
   *
   * @return how many were contacted, at least one
   * @throws MembershipException if none was; with the text for the user
   */
  int join(List<String> addresses) throws MembershipException;

  /** Says goodbye and waits until it has spread, or the pool's own limit is over. */
  void leave() throws MembershipException;

  /** Makes a failed member a left one; unknown names are ignored ({@code B278}). */
  void forceLeave(String name) throws MembershipException;

  /** All members, this one included, sorted by name. */
  List<Member> members();

  Member self();

  /** Replaces this member's tags and spreads them. */
  void tags(Map<String, String> tags) throws MembershipException;

  /** Spreads a user event; refused if it is too large for a packet. */
  void event(String name, byte[] payload, boolean coalesce) throws MembershipException;

  /**
   * Called for every event, in order, on one thread of the pool; a listener that is slow makes only
   * itself late, up to a bound.
   */
  void subscribe(Consumer<PoolEvent> listener);

  Keyring keyring();

  /** This member's network coordinate; empty if coordinates are off. */
  Optional<Coordinate> coordinate();

  /** A member's coordinate, as far as it is known here. */
  Optional<Coordinate> coordinate(String member);

  /** Counts and clocks for the agent's statistics ({@code H157}). */
  Map<String, String> stats();

  /** Keys for the packets of the pool, changed on all members at once ({@code B280}). */
  interface Keyring {
    /** Whether packets are encrypted. */
    boolean encrypted();

    KeyResponse list() throws MembershipException;

    KeyResponse install(String base64Key) throws MembershipException;

    KeyResponse use(String base64Key) throws MembershipException;

    KeyResponse remove(String base64Key) throws MembershipException;
  }

  /**
   * What the members said to a change of keys.
   *
   * @param messages errors by member
   * @param keys how many members hold each key, by base64 key
   * @param members how many were asked
   * @param responses how many answered
   * @param error summary of what went wrong, empty if nothing did
   */
  record KeyResponse(
      Map<String, String> messages,
      Map<String, Integer> keys,
      int members,
      int responses,
      String error) {}
}
