package io.consuljvm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.cli.FlagScan.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagScanTest {
  private static final Map<String, FlagType> TYPES =
      Map.of(
          "name", FlagType.TEXT,
          "on", FlagType.BOOLEAN,
          "count", FlagType.INTEGER,
          "size", FlagType.UNSIGNED);

  @ParameterizedTest
  @ValueSource(strings = {"-name=v", "--name=v", "-name v", "--name v"})
  void valueStandsBehindEqualsOrAlone(String line) throws FlagException {
    assertEquals(List.of(new Given("name", "v")), scan(line.split(" ")).given());
  }

  @ParameterizedTest
  @CsvSource({"-on,true", "-on=1,true", "--on=T,true", "-on=false,false", "-on=F,false"})
  void booleanTakesItsValueOnlyBehindEquals(String argument, String value) throws FlagException {
    assertEquals(List.of(new Given("on", value)), scan(argument).given());
  }

  @Test
  void wordBehindBooleanIsAnArgument() throws FlagException {
    assertEquals(List.of("false"), scan("-on", "false").arguments());
  }

  @Test
  void firstArgumentThatIsNoFlagEndsTheFlags() throws FlagException {
    FlagScan scan = scan("-on", "key", "-name=v");
    assertEquals(List.of(new Given("on", "true")), scan.given());
    assertEquals(List.of("key", "-name=v"), scan.arguments());
  }

  @Test
  void twoDashesEndTheFlagsAndAreDropped() throws FlagException {
    assertEquals(List.of("-name=v"), scan("--", "-name=v").arguments());
  }

  @Test
  void oneDashIsAnArgument() throws FlagException {
    assertEquals(List.of("-"), scan("-").arguments());
  }

  @Test
  void flagsKeepTheirOrder() throws FlagException {
    assertEquals(
        List.of(new Given("name", "b"), new Given("on", "true"), new Given("name", "a")),
        scan("-name", "b", "-on", "-name=a").given());
  }

  @Test
  void emptyValueIsAValue() throws FlagException {
    assertEquals(
        List.of(new Given("name", ""), new Given("name", "")), scan("-name=", "-name", "").given());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--h", "-help", "--help", "-help=false"})
  void helpIsAskedFor(String argument) throws FlagException {
    assertTrue(scan(argument).helpAsked());
  }

  @ParameterizedTest
  @CsvSource({
    "-count=12,12",
    "-count=-5,-5",
    "-count=0x1F,31",
    "-count=017,15",
    "-count=0b101,5",
    "-count=1_000,1000",
    "-size=18446744073709551615,-1",
    "-size=0,0"
  })
  void numbersAreReadInEveryBase(String argument, String value) throws FlagException {
    assertEquals(value, scan(argument).given().getFirst().value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-bogus | flag provided but not defined: -bogus",
        "--bogus=1 | flag provided but not defined: -bogus",
        "-name | flag needs an argument: -name",
        "-on=maybe | invalid boolean value \"maybe\" for -on: parse error",
        "-on= | invalid boolean value \"\" for -on: parse error",
        "-count=x | invalid value \"x\" for flag -count: parse error",
        "-count=1__0 | invalid value \"1__0\" for flag -count: parse error",
        "-count=3000000000 | invalid value \"3000000000\" for flag -count: value out of range",
        "-size=-5 | invalid value \"-5\" for flag -size: parse error",
        "-size=18446744073709551616"
            + " | invalid value \"18446744073709551616\" for flag -size: value out of range",
        "--- | bad flag syntax: ---",
        "-=v | bad flag syntax: -=v"
      })
  void whatCannotBeReadIsNamed(String argument, String message) {
    assertEquals(message, assertThrows(FlagException.class, () -> scan(argument)).getMessage());
  }

  private static FlagScan scan(String... arguments) throws FlagException {
    return FlagScan.of(TYPES, List.of(arguments));
  }
}
