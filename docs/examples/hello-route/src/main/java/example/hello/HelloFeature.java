package example.hello;

import io.consuljvm.spi.Contributions;
import io.consuljvm.spi.Feature;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import java.util.Map;
import org.pf4j.Extension;

/** Answers {@code GET /v1/hello?name=…} with a greeting. */
@Extension
public final class HelloFeature implements Feature {
  @Override
  public void contribute(Node node, Contributions contributions) {
    contributions.route(HttpRoute.of("GET", "/v1/hello", HelloFeature::greet));
  }

  static HttpReply greet(HttpCall call) {
    String name = call.parameter("name").filter(given -> !given.isBlank()).orElse("world");
    return HttpReply.json(Map.of("Greeting", "Hello, " + name + "!"));
  }
}
