/**
 * The transport slot: byte streams on the server port, told apart by their first byte
 * (wire/server-rpc.md section 1). Start at {@link io.consuljvm.spi.transport.Transport}.
 */
@NullMarked
package io.consuljvm.spi.transport;

import org.jspecify.annotations.NullMarked;
