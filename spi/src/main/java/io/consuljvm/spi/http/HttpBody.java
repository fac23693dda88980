package io.consuljvm.spi.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The body of a request; read once, either way. */
public interface HttpBody {
  /** Content-Length; empty for a chunked body. Zero if there is no body. */
  OptionalLong declaredLength();

  /**
   * All of it.
   *
   * @throws HttpError as given by {@code tooLarge}, as soon as more than {@code limit} bytes are
   *     declared or have arrived
   */
  byte[] bytes(long limit, HttpError tooLarge) throws HttpError, IOException;

  /** All of it as a stream, slowing the client down to the speed it is read with. */
  InputStream stream();

  /**
   * A JSON body as a tree of maps, lists, strings, numbers, booleans and nulls ({@code H042 -
   * H047}); bounded by the front-end's own limit for JSON.
   *
   * @param failure what comes before the text of an error, such as {@code Request decode failed: }
   * @return null for a JSON null
   * @throws HttpError 400 with that text
   */
  @Nullable Object json(String failure) throws HttpError, IOException;

  /** {@link #json(String)} with the usual text of {@code H042}. */
  default @Nullable Object json() throws HttpError, IOException {
    return json("Request decode failed: ");
  }
}
