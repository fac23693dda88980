/**
 * The {@code consul} program: finds the sub-command, reads its flags the way Consul does, runs it
 * (spec/cli.md). Start at {@link io.consuljvm.cli.Program}.
 *
 * <p>Start-up time is a feature here: no plugin framework, no logging, no {@code java.net.http} on
 * the way to a command. Only {@code AgentCommand} and {@code ConfigtestCommand} know the kernel.
 */
@NullMarked
package io.consuljvm.cli;

import org.jspecify.annotations.NullMarked;
