package io.consuljvm.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The bits of an {@code int} or {@code long} are those of an unsigned number: {@code -1L} is
 * written as 18446744073709551615. On a list or map it speaks of the elements.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unsigned {
  /**
   * Width in Go: 8, 16, 32 or 64. What is above the width does not decode. Zero, the default, is
   * the width of the Java type.
   */
  int value() default 0;
}
