/** Placeholder. */
@NullMarked
package io.consuljvm.agentrpc;

import org.jspecify.annotations.NullMarked;
