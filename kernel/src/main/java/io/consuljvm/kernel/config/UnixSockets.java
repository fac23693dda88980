package io.consuljvm.kernel.config;

/**
 * Owner and mode of unix sockets, as configured ({@code F074}); whoever makes a socket reads them.
 * Each may be empty, for what the system makes of it.
 *
 * @param user name or number
 * @param group number
 * @param mode in octal
 */
public record UnixSockets(String user, String group, String mode) {
  static UnixSockets of(Settings settings) {
    return new UnixSockets(
        settings.get(NetworkKeys.SOCKET_USER),
        settings.get(NetworkKeys.SOCKET_GROUP),
        settings.get(NetworkKeys.SOCKET_MODE));
  }
}
