package io.consuljvm.spi;

/**
 * What a token may do. Resources and segments are those of the ACL rules, such as {@code key} and
 * the key itself. Immutable.
 */
public interface Authorizer {
  /** Allows everything: what applies while no ACLs are configured. */
  Authorizer ALLOW_ALL = (resource, segment, access) -> true;

  /** How a resource is used. */
  enum Access {
    READ,
    WRITE,
    /** Write, and no rule below the segment denies it ({@code H309}). */
    WRITE_PREFIX
  }

  /**
   * @param resource such as {@code key}, {@code service}, {@code operator}
   * @param segment the name within the resource; empty where there is only one
   */
  boolean allows(String resource, String segment, Access access);
}
