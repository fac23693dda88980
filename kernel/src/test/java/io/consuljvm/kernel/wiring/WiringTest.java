package io.consuljvm.kernel.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.kernel.plugin.Found;
import io.consuljvm.kernel.plugin.LeftOut;
import io.consuljvm.spi.Contributions;
import io.consuljvm.spi.Feature;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import io.consuljvm.spi.storage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class WiringTest {
  private final Node node = Mockito.mock(Node.class);

  private interface Greeting {
    String text();
  }

  private static Found<Feature> feature(
      String jar, List<Class<?>> requires, Consumer<Contributions> body) {
    return new Found<>(
        jar,
        new Feature() {
          @Override
          public List<Class<?>> requires() {
            return requires;
          }

          @Override
          public void contribute(Node lent, Contributions add) {
            body.accept(add);
          }
        });
  }

  private Wiring wire(List<Found<Feature>> features) {
    return Wiring.of(features, node);
  }

  @Test
  void asksAFeatureOnlyAfterThoseItRequires() {
    List<String> heard = new ArrayList<>();

    Wiring wiring =
        wire(
            List.of(
                feature(
                    "second.jar",
                    List.of(Greeting.class),
                    add -> heard.add(add.require(Greeting.class).text())),
                feature(
                    "first.jar", List.of(), add -> add.provide(Greeting.class, () -> "hello"))));

    assertEquals(List.of("hello"), heard);
    assertEquals(2, wiring.features().size());
    assertEquals(List.of(), wiring.leftOut());
  }

  @Test
  void leavesAFeatureOutWhoseRequirementsNobodyProvides() {
    Wiring wiring = wire(List.of(feature("lonely.jar", List.of(Greeting.class), add -> {})));

    assertEquals(
        List.of(new LeftOut("lonely.jar", "nobody provides " + Greeting.class.getName())),
        wiring.leftOut());
  }

  @Test
  void leavesTheLaterOfTwoFeaturesOutThatWantTheSameName() {
    HttpRoute route = HttpRoute.any("/v1/x", call -> HttpReply.empty());

    Wiring wiring =
        wire(
            List.of(
                feature("one.jar", List.of(), add -> add.route(route)),
                feature(
                    "two.jar",
                    List.of(),
                    add -> {
                      add.table(new Table("two"));
                      add.route(route);
                    })));

    assertEquals(
        List.of(new LeftOut("two.jar", "route /v1/x is taken by one.jar")), wiring.leftOut());
    assertTrue(wiring.tables().isEmpty(), "nothing of a feature that is left out counts");
  }

  @Test
  void leavesAFeatureOutThatThrows() {
    Wiring wiring =
        wire(
            List.of(
                feature(
                    "broken.jar",
                    List.of(),
                    add -> {
                      throw new NoSuchMethodError("gone");
                    }),
                feature("fine.jar", List.of(), add -> add.table(new Table("fine")))));

    assertEquals(
        List.of(new LeftOut("broken.jar", "java.lang.NoSuchMethodError: gone")), wiring.leftOut());
    assertEquals(1, wiring.features().size());
  }

  @Test
  void refusesToHandOutWhatWasNotAnnounced() {
    Wiring wiring =
        wire(
            List.of(
                feature("first.jar", List.of(), add -> add.provide(Greeting.class, () -> "hello")),
                feature("second.jar", List.of(), add -> add.require(Greeting.class))));

    assertEquals("second.jar", wiring.leftOut().get(0).file());
  }
}
