/**
 * The HTTP API's listener (spec/http.md sections 1 to 5): it turns bytes into calls of the routes
 * that features contribute, and their replies into bytes. What a path means is none of its
 * business.
 *
 * <p>Start at {@link io.consuljvm.http.HttpFrontEnd}, which opens the listeners. A connection is a
 * {@link io.consuljvm.http.Connection}: it takes one request at a time, as an {@link
 * io.consuljvm.http.Exchange}, and gives it to {@link io.consuljvm.http.RequestHandling}, which
 * asks the {@link io.consuljvm.http.Router} and runs the handler, on the event loop where the
 * answer is at hand and on a virtual thread otherwise. {@link io.consuljvm.http.ReplyEncoder} makes
 * the bytes.
 *
 * <p>Parsing is Netty's; how a malformed request is answered, when a body becomes chunked and which
 * headers follow each other is the original's, byte for byte.
 */
@NullMarked
package io.consuljvm.http;

import org.jspecify.annotations.NullMarked;
