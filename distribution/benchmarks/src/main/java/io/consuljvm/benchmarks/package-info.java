/** JMH benchmarks, one class per question. Results are in docs/benchmarks.md. */
@NullMarked
package io.consuljvm.benchmarks;

import org.jspecify.annotations.NullMarked;
