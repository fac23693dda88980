/**
 * The sub-commands {@code kv get}, {@code kv put} and {@code kv delete} (spec/cli.md, section 13).
 * They run in the command line's process, not in the agent: they know its HTTP API and nothing of
 * the feature around them.
 */
@NullMarked
package io.consuljvm.kv.cli;

import org.jspecify.annotations.NullMarked;
