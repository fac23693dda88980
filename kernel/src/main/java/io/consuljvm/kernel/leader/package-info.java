/**
 * Work that only the leader does: started when this server may act as one, ended when it is one no
 * longer. Start at {@link io.consuljvm.kernel.leader.LeaderTasks}.
 */
@NullMarked
package io.consuljvm.kernel.leader;

import org.jspecify.annotations.NullMarked;
