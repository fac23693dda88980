/** Placeholder. */
@NullMarked
package io.consuljvm.cli;

import org.jspecify.annotations.NullMarked;
