package io.consuljvm.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The fields of this component, a record, stand among those of the record around it, as those of a
 * struct embedded in Go do: {@code QueryOptions}, {@code QueryMeta}, {@code RaftIndex}.
 *
 * <p>{@link Codec#fromTree} is the exception, as mapstructure is: an embedded struct is read there
 * from an object under its own type's name, unless it is to be squashed. So a {@code CreateIndex}
 * in a request body is ignored.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {
  /** Whether {@link Codec#fromTree} inlines, too. */
  boolean squash() default false;
}
