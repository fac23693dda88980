package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
  @Test
  void keepsValuesInOrder() {
    assertEquals(
        Map.of("a", List.of("1", "2"), "raw", List.of("")), QueryParameters.parse("a=1&raw&a=2&&"));
  }

  @Test
  void decodesNamesAndValues() {
    assertEquals(Map.of("a b", List.of("c d=&é")), QueryParameters.parse("a+b=c%20d%3D%26%C3%A9"));
  }

  @Test
  void valueMayHoldEqualsSigns() {
    assertEquals(Map.of("a", List.of("b=c")), QueryParameters.parse("a=b=c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a=%1", "a=%zz", "a=1&%zz=1", "a;b", "a=1;b=2"})
  void refusesMalformedOnes(String query) {
    assertThrows(IllegalArgumentException.class, () -> QueryParameters.parse(query));
  }
}
