/** Placeholder. */
@NullMarked
package io.consuljvm.http;

import org.jspecify.annotations.NullMarked;
