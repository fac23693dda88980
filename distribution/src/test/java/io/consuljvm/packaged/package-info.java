/**
 * Tests of the distribution as a user unzips it: {@code bin/consul}, its processes, its plugins
 * folder. They are named {@code *IT} and run behind the packaging.
 */
@NullMarked
package io.consuljvm.packaged;

import org.jspecify.annotations.NullMarked;
