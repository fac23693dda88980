/**
 * Ordered tables in memory: the storage slot for development mode and for tests.
 *
 * <p>A table is a persistent B+ tree ({@link io.consuljvm.storage.memory.Node}): a commit copies
 * the few nodes on the path to what it changed and shares the rest, so a view is a reference to a
 * root, costs nothing, and never waits for the writer nor makes it wait. Start at {@link
 * io.consuljvm.storage.memory.MemoryStore}.
 */
@NullMarked
package io.consuljvm.storage.memory;

import org.jspecify.annotations.NullMarked;
