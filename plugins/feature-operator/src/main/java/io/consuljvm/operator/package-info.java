/**
 * What operators ask of the servers: who leads, who is in the quorum, and taking a dead server out
 * of it (spec/http.md sections 16 and 18). Start at {@link io.consuljvm.operator.OperatorFeature}.
 * Knows the quorum only through the consensus slot.
 */
@NullMarked
package io.consuljvm.operator;

import org.jspecify.annotations.NullMarked;
