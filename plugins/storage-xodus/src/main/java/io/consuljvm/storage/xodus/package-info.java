/**
 * Ordered tables on disk: the storage slot on JetBrains Xodus, a log-structured B-tree with
 * snapshot isolation.
 *
 * <p>A store is one Xodus environment in a directory of its own, a table is one of its trees. Each
 * commit is handed to the operating system before it is acknowledged, so it outlives the process; a
 * synced one is forced to the disk, so it outlives the machine. Start at {@link
 * io.consuljvm.storage.xodus.XodusStore}.
 */
@NullMarked
package io.consuljvm.storage.xodus;

import org.jspecify.annotations.NullMarked;
