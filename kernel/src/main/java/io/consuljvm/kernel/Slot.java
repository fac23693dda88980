package io.consuljvm.kernel;

import io.consuljvm.kernel.plugin.Found;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A place that one plugin fills, chosen by name in {@code slots}.
 *
 * @param name key in the configuration, such as {@code storage}
 * @param nameOf what a factory calls itself
 */
record Slot<F>(String name, Function<F, String> nameOf) {

  /**
   * The factory of that name.
   *
   * @throws StartFailure if nobody, or more than one plugin, offers it
   */
  F fill(List<Found<F>> offers, String wanted) throws StartFailure {
    return choose(offers, wanted)
        .orElseThrow(() ->
            new StartFailure(
                "Nothing fills slot "
                    + name
                    + ": no plugin offers \""
                    + wanted
                    + "\" (offered: "
                    + offered(offers)
                    + "). Put its jar into the plugins folder, or set slots."
                    + name));
  }

  /** Like {@link #fill}, but nobody offering it is fine. */
  Optional<F> choose(List<Found<F>> offers, String wanted) throws StartFailure {
    List<Found<F>> matching =
        offers.stream().filter(offer -> nameOf.apply(offer.value()).equals(wanted)).toList();
    if (matching.size() > 1) {
      throw new StartFailure(
          "Slot "
              + name
              + " is claimed more than once: \""
              + wanted
              + "\" is offered by "
              + matching.stream().map(Found::origin).collect(Collectors.joining(" and "))
              + ". Remove one of them");
    }
    return matching.stream().map(Found::value).findFirst();
  }

  private String offered(List<Found<F>> offers) {
    return offers.isEmpty()
        ? "none"
        : offers.stream()
            .map(offer -> "\"" + nameOf.apply(offer.value()) + "\"")
            .collect(Collectors.joining(", "));
  }
}
