package io.consuljvm.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What Go calls the type of a component, where that is more than the plain {@code string}, {@code
 * int}, … that it would be otherwise. Only error texts show it: {@code 'CheckID' expected type
 * 'types.CheckID', got unconvertible type 'float64'} ({@code H043}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface GoType {
  String value();
}
