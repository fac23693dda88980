package io.consuljvm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.beust.jcommander.Parameter;
import io.consuljvm.cli.FlagScan.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagFieldsTest {
  private static class Shared {
    @Parameter(names = "-token")
    String token = "";
  }

  private static final class Flags extends Shared {
    @Parameter(names = "-cas")
    boolean cas;

    @Parameter(names = "-flags")
    long flags;

    @Parameter(names = "-n")
    int count = 1;
  }

  @Test
  void typesFollowTheFieldsAlsoInherited() {
    assertEquals(
        Map.of(
            "token", FlagType.TEXT,
            "cas", FlagType.BOOLEAN,
            "flags", FlagType.UNSIGNED,
            "n", FlagType.INTEGER),
        new FlagFields(new Flags()).types());
  }

  @Test
  void fieldsAreSetAndTheLaterValueStays() {
    Flags flags = new Flags();
    new FlagFields(flags)
        .set(
            List.of(
                new Given("token", "a"),
                new Given("cas", "true"),
                new Given("flags", "-1"),
                new Given("token", "b")));
    assertEquals("b", flags.token);
    assertTrue(flags.cas);
    assertEquals(-1, flags.flags);
    assertEquals(1, flags.count);
  }

  @Test
  void valuesAreTakenAsTheyAre() {
    Flags flags = new Flags();
    new FlagFields(flags).set(List.of(new Given("token", " \"@a,b\" ")));
    assertEquals(" \"@a,b\" ", flags.token);
  }
}
