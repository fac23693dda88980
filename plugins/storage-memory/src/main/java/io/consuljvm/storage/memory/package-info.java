/** Placeholder. */
@NullMarked
package io.consuljvm.storage.memory;

import org.jspecify.annotations.NullMarked;
