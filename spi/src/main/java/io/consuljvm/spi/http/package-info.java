/**
 * Routes that features add to the HTTP API (spec/http.md). Start at {@link
 * io.consuljvm.spi.http.HttpRoute}.
 */
@NullMarked
package io.consuljvm.spi.http;

import org.jspecify.annotations.NullMarked;
