package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.codec.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are those of the original. */
class GoPrintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "null;                 %!t(<nil>)",
        "false;                false",
        "\"x\";                %!t(string=x)",
        "[];                   []",
        "{};                   map[]",
        "[1,[null,true],\"s\"];[%!t(float64=1) [<nil> true] %!t(string=s)]",
        "{\"b\":[null],\"a\":1}; map[%!t(string=a):%!t(float64=1) %!t(string=b):[<nil>]]",
      })
  void aValueIsPrintedAsIfItWereABoolean(String json, String printed) {
    assertEquals(printed, GoPrint.asBoolean(Json.parse(json)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-1.5, -1.5",
    "100000, 100000",
    "1000000, 1e+06",
    "1234567, 1.234567e+06",
    "-12345678.5, -1.23456785e+07",
    "0.0001, 0.0001",
    "-0.00001, -1e-05",
    "1e21, 1e+21",
    "1e100, 1e+100",
  })
  void aNumberHasTheFewestDigitsAndFromAMillionOnAnExponent(String json, String printed) {
    assertEquals("%!t(float64=" + printed + ")", GoPrint.asBoolean(Json.parse(json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "null;   <nil>",
        "true;   bool",
        "1;      float64",
        "\"x\";  string",
        "[];     []interface {}",
        "{};     map[string]interface {}",
      })
  void everyValueHasAType(String json, String type) {
    assertEquals(type, GoPrint.type(Json.parse(json)));
  }
}
