/**
 * Check types: what a health check does when it runs. Start at {@link
 * io.consuljvm.spi.check.CheckType}.
 */
@NullMarked
package io.consuljvm.spi.check;

import org.jspecify.annotations.NullMarked;
