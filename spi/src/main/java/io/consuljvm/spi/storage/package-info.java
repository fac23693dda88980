/**
 * The storage slot: named stores of ordered, byte-keyed tables with snapshot-isolated views and one
 * writer. Start at {@link io.consuljvm.spi.storage.Store}. Nothing here knows what the bytes mean.
 */
@NullMarked
package io.consuljvm.spi.storage;

import org.jspecify.annotations.NullMarked;
