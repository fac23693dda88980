/**
 * The few text forms of the original's language that users see in messages and write in
 * configuration: durations and quoted strings. Pure functions. What belongs to bytes on the wire is
 * not here.
 */
@NullMarked
package io.consuljvm.spi.text;

import org.jspecify.annotations.NullMarked;
