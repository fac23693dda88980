package io.consuljvm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-bogus               | flag provided but not defined: -bogus",
        "-bootstrap-expect=x  | invalid value \"x\" for flag -bootstrap-expect: parse error",
        "-server=maybe        | invalid boolean value \"maybe\" for -server: parse error",
        "-data-dir            | flag needs an argument: -data-dir"
      })
  void badFlagsAreNamedAboveTheHelp(String flag, String words) {
    Ran ran = Ran.of("agent", flag.strip());
    assertEquals(1, ran.code());
    assertEquals(words + "\n", ran.err());
    assertTrue(ran.out().startsWith("==> Usage: consul agent [options]\n"));
  }

  @Test
  void helpNamesEveryFlagButTheTwoThatAreSecret() {
    String help = Ran.of("agent", "-h").out();
    Map<String, FlagType> types = AgentFlagSet.types();
    List<String> unnamed =
        types.keySet().stream()
            .filter(name -> !help.matches("(?s).*\n  -" + name + "[= ].*"))
            .sorted()
            .toList();
    assertEquals(List.of("dns-port", "domain"), unnamed);
  }
}
