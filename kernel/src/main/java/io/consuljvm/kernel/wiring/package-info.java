/**
 * What the features of an agent add up to: every table, command, method and route once, with the
 * plugin it came from. Start at {@link io.consuljvm.kernel.wiring.Wiring}.
 */
@NullMarked
package io.consuljvm.kernel.wiring;

import org.jspecify.annotations.NullMarked;
