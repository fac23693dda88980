/** Placeholder. */
@NullMarked
package io.consuljvm.agent;

import org.jspecify.annotations.NullMarked;
