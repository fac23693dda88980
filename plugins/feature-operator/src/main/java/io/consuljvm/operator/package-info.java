/** Placeholder. */
@NullMarked
package io.consuljvm.operator;

import org.jspecify.annotations.NullMarked;
