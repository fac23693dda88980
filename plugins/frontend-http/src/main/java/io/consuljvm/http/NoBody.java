package io.consuljvm.http;

import io.consuljvm.spi.http.HttpBody;
import io.consuljvm.spi.http.HttpError;
import java.io.InputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The body of a request that has none. */
final class NoBody implements HttpBody {
  static final HttpBody INSTANCE = new NoBody();

  private static final byte[] EMPTY = {};

  private NoBody() {}

  @Override
  public OptionalLong declaredLength() {
    return OptionalLong.of(0);
  }

  @Override
  public byte[] bytes(long limit, HttpError tooLarge) {
    return EMPTY;
  }

  @Override
  public InputStream stream() {
    return InputStream.nullInputStream();
  }

  @Override
  public @Nullable Object json(String failure) throws HttpError {
    return JsonBody.parse(EMPTY, failure);
  }
}
