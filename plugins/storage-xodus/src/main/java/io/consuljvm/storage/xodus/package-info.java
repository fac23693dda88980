/** Placeholder. */
@NullMarked
package io.consuljvm.storage.xodus;

import org.jspecify.annotations.NullMarked;
