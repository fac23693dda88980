package io.consuljvm.spi.check;

import com.typesafe.config.Config;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/** A kind of health check. A drop-in jar with one class of this kind is a new check type. */
public interface CheckType extends ExtensionPoint {
  /** For messages, such as {@code http}. */
  String name();

  /**
   * Makes a check from a definition, if the definition is of this type.
   *
   * @param definition the check definition as in configuration or as posted to the API
   * @return empty if it is of another type
   * @throws IllegalArgumentException if it is of this type, and wrong; with the text for the user
   */
  Optional<Check> create(Config definition);

  /** One configured check. */
  interface Check {
    /**
     * Runs once, on a virtual thread; never twice at the same time.
     *
     * @throws Exception counts as critical, with its message as output
     */
    CheckResult run() throws Exception;

    /** Ends a run that is under way; it may be called at any time, and after that nothing runs. */
    default void stop() {}
  }
}
