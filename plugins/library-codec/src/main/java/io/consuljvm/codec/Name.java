package io.consuljvm.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Go name of a record component, where the rule does not find it.
 *
 * <p>The rule: the first letter is capitalised, and a camel-case word that is one of ACL, CRC, DNS,
 * HTTP, HTTPS, ID, KV, RPC, TCP, TLS, TTL, UDP, URL, with or without a plural s, is written so:
 * {@code serviceId} is {@code ServiceID}, {@code queryIdOrName} is {@code QueryIDOrName}, {@code
 * acls} is {@code ACLs}, {@code lTime} is {@code LTime}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Name {
  /** The name everywhere. Empty keeps to the rule. */
  String value() default "";

  /** The name in JSON, if it is another one. */
  String json() default "";

  /**
   * The name that {@link Codec#fromTree} looks for, if it is not the JSON one: Go's mapstructure
   * has tags of its own.
   */
  String tree() default "";
}
