/**
 * The agent itself, over HTTP: what it is and how it is configured, the members it knows, joining
 * and leaving, reloading, its log (spec/http.md section 7). Start at {@link
 * io.consuljvm.agent.AgentFeature}.
 */
@NullMarked
package io.consuljvm.agent;

import org.jspecify.annotations.NullMarked;
