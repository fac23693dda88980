/**
 * The kernel: it reads the configuration, loads plugins, fills the slots, wires what the features
 * contribute, and starts and stops all of it in order. It knows no domain word: keys, services and
 * packets belong to plugins.
 *
 * <p>Start at {@link io.consuljvm.kernel.Agent}, one agent inside a JVM; {@link
 * io.consuljvm.kernel.AgentProgram} is the program around it, with its output and its signals.
 */
@NullMarked
package io.consuljvm.kernel;

import org.jspecify.annotations.NullMarked;
