package io.consuljvm.kv;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.GoStrconv;
import io.consuljvm.codec.Name;
import io.consuljvm.codec.Unsigned;
import io.consuljvm.kv.TxnRpc.KvOperationRequest;
import io.consuljvm.kv.TxnRpc.Operation;
import io.consuljvm.spi.http.HttpError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations in the body of a transaction, and its limits ({@code H311 - H317}). */
final class TxnBody {
  static final String FAILURE = "Failed to parse body: ";

  private static final int MAX_OPERATIONS = 64;
  private static final int MAX_DATA = KvRoute.MAX_VALUE;

  private TxnBody() {}

  /** An operation as clients write it. */
  record Element(@Name("KV") Optional<Kv> kv) {}

  record Kv(
      String verb,
      String key,
      Bytes value,
      @Unsigned long flags,
      @Unsigned long index,
      String session) {
    KvOperationRequest request() {
      return new KvOperationRequest(verb, new DirEntry(0, key, flags, value, session, 0, index));
    }
  }

  private static final Codec<List<Element>> ELEMENTS = Codec.of(Element.class).list();

  /**
   * @param tree the body as parsed JSON
   * @throws HttpError 400 if it is no list of operations, 413 if it is too large
   */
  static List<Operation> operations(@Nullable Object tree) throws HttpError {
    List<Element> elements;
    try {
      elements = ELEMENTS.fromTree(withDecodedValues(tree));
    } catch (CodecException e) {
      throw new HttpError(400, FAILURE + e.getMessage());
    }
    if (elements.size() > MAX_OPERATIONS) {
      throw new HttpError(
          413,
          "Transaction contains too many operations ("
              + elements.size()
              + " > "
              + MAX_OPERATIONS
              + ")");
    }
    List<Operation> operations = new ArrayList<>();
    long total = 0;
    for (Element element : elements) {
      if (element.kv().isPresent()) {
        total += checkedSize(element.kv().get());
        operations.add(new Operation(element.kv().map(Kv::request)));
      }
    }
    if (total > MAX_DATA) {
      throw new HttpError(
          413, "Cumulative size of key data is too large (" + total + " > " + MAX_DATA + " bytes)");
    }
    return operations;
  }

  private static int checkedSize(Kv kv) throws HttpError {
    int size = kv.value().length();
    if (size > MAX_DATA) {
      throw new HttpError(
          413,
          "Value for key "
              + GoStrconv.quote(kv.key())
              + " is too large ("
              + size
              + " > "
              + MAX_DATA
              + " bytes)");
    }
    return size;
  }

  /** The same tree with base64 values as bytes; other shapes are refused on the way. */
  private static List<Object> withDecodedValues(@Nullable Object tree) throws HttpError {
    if (!(tree instanceof List<?> list)) {
      throw refused("unexpected raw type: " + GoPrint.asBoolean(tree));
    }
    List<Object> elements = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> members)) {
        throw refused("unexpected raw op type: " + GoPrint.type(element));
      }
      Map<Object, @Nullable Object> decoded = new LinkedHashMap<>();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        boolean kv = "kv".equalsIgnoreCase(String.valueOf(member.getKey()));
        Object value = member.getValue();
        decoded.put(member.getKey(), kv && value != null ? decodedKv(value) : value);
      }
      elements.add(decoded);
    }
    return elements;
  }

  private static Map<Object, @Nullable Object> decodedKv(Object kv) throws HttpError {
    if (!(kv instanceof Map<?, ?> members)) {
      throw refused("unexpected raw KV type: " + GoPrint.type(kv));
    }
    Map<Object, @Nullable Object> decoded = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      boolean value = "value".equalsIgnoreCase(String.valueOf(member.getKey()));
      Object given = member.getValue();
      decoded.put(member.getKey(), value && given != null ? base64(given) : given);
    }
    return decoded;
  }

  private static Bytes base64(Object value) throws HttpError {
    if (!(value instanceof String text)) {
      throw refused("unexpected value type: " + GoPrint.type(value));
    }
    try {
      return Bytes.wrap(GoBase64.decode(text));
    } catch (GoBase64.IllegalByte e) {
      throw refused("failed to decode value: " + e.getMessage());
    }
  }

  private static HttpError refused(String text) {
    return new HttpError(400, FAILURE + text);
  }
}
