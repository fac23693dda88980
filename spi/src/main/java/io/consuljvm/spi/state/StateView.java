package io.consuljvm.spi.state;

import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Reader;
import io.consuljvm.spi.storage.Table;

/**
 * The replicated tables as of one commit. Every read through it is noted, so that a blocking query
 * is run again only after a commit that changed something it read (spec/http.md section 4).
 */
public interface StateView extends Reader {
  /**
   * The highest log index that touched any of the tables, 0 if none ever was ({@code B008}). Asking
   * for it is not a read that wakes a blocking query.
   */
  long index(Table... tables);

  /** Notes a range as read without reading it: a change in it wakes a blocking query. */
  void watch(Table table, KeyRange range);
}
