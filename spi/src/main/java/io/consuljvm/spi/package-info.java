/**
 * What a plugin compiles against. Two kinds of things are found here: <em>slots</em>, filled by
 * exactly one plugin each ({@link io.consuljvm.spi.storage.StorageFactory}, {@link
 * io.consuljvm.spi.consensus.ConsensusFactory}, {@link
 * io.consuljvm.spi.membership.MembershipFactory}, {@link
 * io.consuljvm.spi.transport.TransportFactory}), and <em>contributions</em>, of which there may be
 * any number ({@link io.consuljvm.spi.Feature}, {@link io.consuljvm.spi.FrontEnd}, {@link
 * io.consuljvm.spi.check.CheckType}, {@link io.consuljvm.spi.EventHandler}, {@link
 * io.consuljvm.spi.cli.CliCommand}).
 *
 * <p>Start reading at {@link io.consuljvm.spi.Feature}: a feature is a vertical slice, and the
 * {@link io.consuljvm.spi.Contributions} it is handed name everything that a slice may consist of.
 * The {@link io.consuljvm.spi.Node} is what a plugin is lent.
 *
 * <p>Nothing here knows keys, services or packets, and nothing here has behaviour worth a test of
 * its own.
 */
@NullMarked
package io.consuljvm.spi;

import org.jspecify.annotations.NullMarked;
