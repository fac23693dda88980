/**
 * Sub-commands of the {@code consul} program (spec/cli.md). Start at {@link
 * io.consuljvm.spi.cli.CliCommand}.
 */
@NullMarked
package io.consuljvm.spi.cli;

import org.jspecify.annotations.NullMarked;
