package io.consuljvm.kv;

import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.Authorizer.Access;
import java.util.List;

/** What the rules for keys allow ({@code H308, H309}). */
final class KvPermissions {
  private static final String KEY = "key";

  private KvPermissions() {}

  static boolean mayRead(Authorizer authorizer, String key) {
    return authorizer.allows(KEY, key, Access.READ);
  }

  static boolean mayWrite(Authorizer authorizer, String key) {
    return authorizer.allows(KEY, key, Access.WRITE);
  }

  static boolean mayWriteTree(Authorizer authorizer, String prefix) {
    return authorizer.allows(KEY, prefix, Access.WRITE_PREFIX);
  }

  static List<Entry> readable(Authorizer authorizer, List<Entry> entries) {
    return entries.stream().filter(entry -> mayRead(authorizer, entry.key())).toList();
  }
}
