/**
 * Plugins: finding the jars, checking that they fit, ordering them by their dependencies, and
 * finding what they contribute. The one place that knows PF4J. Start at {@link
 * io.consuljvm.kernel.plugin.PluginHost}.
 */
@NullMarked
package io.consuljvm.kernel.plugin;

import org.jspecify.annotations.NullMarked;
