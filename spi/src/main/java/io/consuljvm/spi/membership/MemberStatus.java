package io.consuljvm.spi.membership;

/** Status of a member; the ordinal is the number on the wire ({@code H134}). */
public enum MemberStatus {
  NONE,
  ALIVE,
  LEAVING,
  LEFT,
  FAILED
}
