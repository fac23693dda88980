/** Placeholder. */
@NullMarked
package io.consuljvm.spi;

import org.jspecify.annotations.NullMarked;
