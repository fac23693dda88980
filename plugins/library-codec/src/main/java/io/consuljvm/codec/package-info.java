/** Placeholder. */
@NullMarked
package io.consuljvm.codec;

import org.jspecify.annotations.NullMarked;
