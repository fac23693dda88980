package io.consuljvm.spi.state;

import java.nio.ByteBuffer;

/**
 * Applies one kind of command. Called for every entry of that kind, in log order, on the one thread
 * that applies, on every server: it must depend on nothing but the command and the tables.
 */
@FunctionalInterface
public interface CommandHandler {
  /**
   * @param body the command behind its type byte; read-only
   * @return handed to the proposer, if it is this server; {@link Void} results return {@code true}
   * @throws CommandRejected to undo everything and give the proposer an error
   */
  Object apply(StateTransaction transaction, ByteBuffer body) throws CommandRejected;
}
