/** The rules of docs/architecture.md on who may know whom, as tests over all modules. */
@NullMarked
package io.consuljvm.architecture;

import org.jspecify.annotations.NullMarked;
