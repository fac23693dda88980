package example.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.consuljvm.spi.Contributions;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class HelloFeatureTest {
  @Test
  void contributesOneRoute() {
    Contributions contributions = mock(Contributions.class);
    new HelloFeature().contribute(mock(Node.class), contributions);
    ArgumentCaptor<HttpRoute> route = ArgumentCaptor.forClass(HttpRoute.class);
    verify(contributions).route(route.capture());
    assertEquals("/v1/hello", route.getValue().path());
    assertEquals(Set.of("GET"), route.getValue().methods());
  }

  @Test
  void greetsTheWorldUnlessANameIsGiven() {
    assertEquals(HttpReply.json(Map.of("Greeting", "Hello, world!")), greetingFor(null));
    assertEquals(HttpReply.json(Map.of("Greeting", "Hello, world!")), greetingFor(" "));
    assertEquals(HttpReply.json(Map.of("Greeting", "Hello, Ada!")), greetingFor("Ada"));
  }

  private static HttpReply greetingFor(String name) {
    HttpCall call = mock(HttpCall.class);
    when(call.parameter("name")).thenReturn(Optional.ofNullable(name));
    return HelloFeature.greet(call);
  }
}
