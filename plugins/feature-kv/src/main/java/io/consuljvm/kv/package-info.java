/** Placeholder. */
@NullMarked
package io.consuljvm.kv;

import org.jspecify.annotations.NullMarked;
