/**
 * The agent's configuration: flags and files in, immutable records and one merged tree out.
 *
 * <p>The idea: one declarative list of keys ({@link io.consuljvm.kernel.config.Schema}) says of
 * each key its type, how a later source is laid over an earlier one, its default and its meaning.
 * Decoding, merging, the tree that plugins see and the shipped {@code consul.conf} follow from it.
 * Files may be JSON as Consul reads it or HOCON.
 *
 * <p>Start reading at {@link io.consuljvm.kernel.config.ConfigLoader}: reading goes in steps, since
 * what goes wrong in each is told differently ({@code F001 - F023}, {@code C099}, {@code C117}).
 * Nothing here prints, starts or listens; it reads files and network interfaces.
 */
@NullMarked
package io.consuljvm.kernel.config;

import org.jspecify.annotations.NullMarked;
