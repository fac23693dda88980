package io.consuljvm.kernel.config;

/**
 * The system log.
 *
 * @param enabled whether lines go there as well
 * @param facility such as {@code LOCAL0}
 */
public record Syslog(boolean enabled, String facility) {
  static Syslog of(Settings settings) {
    return new Syslog(settings.get(CoreKeys.ENABLE_SYSLOG), settings.get(CoreKeys.SYSLOG_FACILITY));
  }
}
