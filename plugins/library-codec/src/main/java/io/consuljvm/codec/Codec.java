package io.consuljvm.codec;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values of one type, as msgpack and as JSON: one mapping for both. Which types
 * there are, and how they look, is told in the {@linkplain io.consuljvm.codec package's
 * description}. Immutable; safe for any thread. Cheap to get: what is costly is remembered with the
 * record's class.
 *
 * @param <T> the Java type
 */
public final class Codec<T extends @Nullable Object> {
  private final Shape<T> shape;

  private Codec(Shape<T> shape) {
    this.shape = shape;
  }

  /**
   * The codec of a record, a scalar or, for {@code Object}, of whatever a value is. Read as {@code
   * Object}, msgpack gives {@code Map}, {@code List}, {@code String} (or {@link Bytes} if it is not
   * UTF-8), {@code Long} (or {@code BigInteger} from 2^63 on), {@code Double}, {@code Boolean} and
   * null.
   *
   * @throws IllegalArgumentException if it has none, for a record only when it is first used
   */
  public static <T> Codec<T> of(Class<T> type) {
    return ofType(type);
  }

  /**
   * The codec of a type that may be generic, such as the one that {@link
   * Class#getGenericSuperclass} and its like give.
   *
   * @param <T> must be {@code type}, which the compiler cannot know
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> Codec<T> ofType(Type type) {
    return new Codec<>((Shape<T>) Shapes.of(type));
  }

  /** Lists of these; nil reads as an empty list. */
  public Codec<List<T>> list() {
    return derived(new ListShape(Shapes.opened(shape)));
  }

  /** Maps from texts to these; nil reads as an empty map. */
  public Codec<Map<String, T>> map() {
    return derived(new MapShape(Shapes.opened(shape)));
  }

  /** These, or nil. */
  public Codec<Optional<T>> optional() {
    return derived(new OptionalShape(Shapes.opened(shape)));
  }

  @SuppressWarnings("unchecked")
  private static <D> Codec<D> derived(Shape<?> shape) {
    return new Codec<>((Shape<D>) shape);
  }

  /** Msgpack of the old specification: what goes over the server port, gossip and into the log. */
  public byte[] encode(T value) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    shape.write(value, out);
    return out.toByteArray();
  }

  /** Appends the value to what a writer has. */
  public void write(T value, MsgpackWriter out) {
    shape.write(value, out);
  }

  /**
   * Reads msgpack of either specification. What follows the value is ignored.
   *
   * @throws CodecException if it is something else or incomplete
   */
  public T decode(byte[] msgpack) {
    return shape.read(MsgpackReader.of(msgpack));
  }

  /** The same for bytes. */
  public T decode(Bytes msgpack) {
    return shape.read(MsgpackReader.of(msgpack));
  }

  /** The same for what remains in a buffer, whose position stays. */
  public T decode(ByteBuffer msgpack) {
    return shape.read(MsgpackReader.of(msgpack));
  }

  /**
   * Reads the next value.
   *
   * @throws CodecException if it is something else or incomplete
   */
  public T read(MsgpackReader in) {
    return shape.read(in);
  }

  /** Compact JSON in UTF-8, without a final newline. */
  public byte[] toJson(T value) {
    JsonWriter out = JsonWriter.compact();
    shape.writeJson(value, out);
    return out.toByteArray();
  }

  /** JSON indented by four spaces, without a final newline. */
  public byte[] toPrettyJson(T value) {
    JsonWriter out = JsonWriter.pretty();
    shape.writeJson(value, out);
    return out.toByteArray();
  }

  /**
   * Reads JSON as Go's encoding/json reads into a struct: integers exactly, inlined fields inline,
   * bytes from base64. Names match in any case, unknown ones are passed over, null leaves the zero
   * value, and what follows the value is ignored.
   *
   * @throws CodecException with Go's text
   */
  public T fromJson(byte[] json) {
    return fromTree(new JsonParser(json, true).parse(), shape.zero(), TreeRules.ENCODING_JSON);
  }

  /** The same for a text. */
  public T fromJson(String json) {
    return fromJson(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a tree as Consul reads request bodies: as {@link #fromTree(Object, Object)} with zero
   * values for defaults.
   */
  public T fromTree(@Nullable Object tree) {
    return fromTree(tree, shape.zero(), TreeRules.MAPSTRUCTURE);
  }

  /**
   * Reads a tree as Consul reads request bodies ({@code H042 - H047}), with mapstructure: numbers
   * are floats and lose what a float loses, inlined records are objects of their own (see {@link
   * Inline}), bytes are no base64 text. A hook may put {@link Bytes} and {@code Duration} into the
   * tree beforehand.
   *
   * @param tree from {@link Json#parse}; null leaves everything as it is
   * @param defaults what stays where the tree has nothing, or null
   * @throws CodecException with all that does not fit, in mapstructure's words
   */
  public T fromTree(@Nullable Object tree, T defaults) {
    return fromTree(tree, defaults, TreeRules.MAPSTRUCTURE);
  }

  private T fromTree(@Nullable Object tree, T defaults, TreeRules rules) {
    if (tree == null) {
      return defaults;
    }
    try {
      return shape.fromTree(tree, defaults, TreePath.root(rules));
    } catch (Mismatch mismatch) {
      throw mismatch.toCodecException(rules);
    }
  }
}
