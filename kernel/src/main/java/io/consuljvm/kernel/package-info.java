/** Placeholder. */
@NullMarked
package io.consuljvm.kernel;

import org.jspecify.annotations.NullMarked;
