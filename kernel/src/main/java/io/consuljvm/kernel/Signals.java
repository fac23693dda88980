package io.consuljvm.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signals that an agent reacts to ({@code C126 - C134}), as a queue. */
final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger("agent");

  private final BlockingQueue<Kind> queue = new LinkedBlockingQueue<>();

  /** A signal and the name it is announced with. */
  enum Kind {
    INT("interrupt"),
    TERM("terminated"),
    HUP("hangup"),
    PIPE("broken pipe"),
    USR1("user defined signal 1");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** Takes the signals over from the JVM; for a process that is an agent and nothing else. */
  static Signals take() {
    Signals signals = new Signals();
    for (Kind kind : Kind.values()) {
      try {
        signals.take(kind);
      } catch (ReflectiveOperationException e) {
        // The system does not have it, or the JVM keeps it: it has its ordinary effect then.
        LOG.debug("signal {} is not taken over: {}", kind, e.toString());
      }
    }
    return signals;
  }

  /**
   * {@code sun.misc.Signal} is the only interface to signals, and the compiler warns of every
   * mention of it; hence its name is only a string here.
   */
  private void take(Kind kind) throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Object handler =
        Proxy.newProxyInstance(
            handlerType.getClassLoader(),
            new Class<?>[] {handlerType},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "handle" -> queue.add(kind);
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> "handler of " + kind;
                });
    Object signal = signalType.getConstructor(String.class).newInstance(kind.name());
    try {
      signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(e.getCause());
    }
  }

  Kind next() throws InterruptedException {
    return queue.take();
  }
}
