/**
 * Measurements kept in memory: intervals of ten seconds, for a minute, printed on request ({@code
 * B316}). Start at {@link io.consuljvm.kernel.metrics.RecentMetrics}.
 */
@NullMarked
package io.consuljvm.kernel.metrics;

import org.jspecify.annotations.NullMarked;
