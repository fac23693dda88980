package io.consuljvm.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves a component out while it is empty, as Go's {@code omitempty} does: false, zero, nil, or a
 * string, list, map or bytes without content. A record is never empty, nor is a timestamp.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OmitEmpty {
  /** Where; Consul's structs do it in JSON alone. */
  Format[] value() default Format.JSON;
}
