package io.consuljvm.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {
  @ParameterizedTest
  @CsvSource({
    "key, Key",
    "id, ID",
    "serviceId, ServiceID",
    "queryIdOrName, QueryIDOrName",
    "ttl, TTL",
    "acls, ACLs",
    "dns, DNS",
    "kv, KV",
    "lTime, LTime",
    "eTag, ETag",
    "nearestN, NearestN",
    "maxQueryTime, MaxQueryTime",
    "idle, Idle",
    "dirEnt, DirEnt",
    "serviceID, ServiceID",
    "httpPort, HTTPPort",
    "b, B",
  })
  void aComponentNameBecomesAGoName(String component, String field) {
    assertEquals(field, FieldNames.byRule(component));
  }
}
