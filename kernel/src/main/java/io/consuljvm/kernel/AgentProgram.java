package io.consuljvm.kernel;

import io.consuljvm.kernel.Agent.StopReason;
import io.consuljvm.kernel.config.AgentConfig;
import io.consuljvm.kernel.config.AgentFlag;
import io.consuljvm.kernel.config.ConfigException;
import io.consuljvm.kernel.config.ConfigLoader;
import io.consuljvm.kernel.config.LoadedConfig;
import io.consuljvm.kernel.config.ReloadableConfig;
import io.consuljvm.kernel.log.AgentLog;
import io.consuljvm.kernel.log.LogLevel;
import io.consuljvm.kernel.log.PlatformLogging;
import io.consuljvm.kernel.plugin.PluginHost;
import io.consuljvm.spi.AgentControl.LeaveFailed;
import io.consuljvm.spi.AgentControl.ReloadFailed;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program {@code consul agent}: start-up output, log, signals (spec/cli.md sections 6, 7). */
public final class AgentProgram {
  /** System property with the folder of the shipped plugins, set by the launcher. */
  private static final String PLUGINS_PROPERTY = "consul.plugins";

  private static final long LEAVE_SECONDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger("agent");

  private final List<AgentFlag> flags;
  private final Console console;
  private final PrintStream err;
  private final AgentLog log;
  private final ConfigLoader loader = ConfigLoader.system();

  /**
   * @param flags as given, in order
   * @param out takes all output but the measurements
   * @param err takes the measurements ({@code C134})
   */
  public AgentProgram(List<AgentFlag> flags, PrintStream out, PrintStream err) {
    this.flags = List.copyOf(flags);
    this.console = new Console(out);
    this.err = err;
    this.log = new AgentLog(console::detail);
  }

  /** Runs the agent until it stops; the exit code. */
  public int run() throws InterruptedException {
    PlatformLogging.install(log);
    Signals signals = Signals.take();
    LoadedConfig loaded;
    try {
      loaded = loader.load(flags);
    } catch (ConfigException e) {
      console.announce(e.getMessage());
      return 1;
    }
    LogLevel.named(loaded.reloadable().logLevel()).ifPresent(this::applyLevel);
    try (PluginHost plugins = PluginHost.load(pluginDirectories(loaded))) {
      return run(loaded, plugins, signals);
    }
  }

  private static List<Path> pluginDirectories(LoadedConfig loaded) {
    List<Path> directories = new ArrayList<>();
    Optional.ofNullable(System.getProperty(PLUGINS_PROPERTY))
        .map(Path::of)
        .ifPresent(directories::add);
    loaded.pluginDirectory().ifPresent(directories::add);
    return directories;
  }

  private int run(LoadedConfig loaded, PluginHost plugins, Signals signals)
      throws InterruptedException {
    AgentConfig config;
    try {
      LoadedConfig complete = loaded.withPlugins(plugins.defaults());
      complete.warnings().forEach(console::announce);
      console.announce("Starting Consul agent...");
      config = complete.resolve();
    } catch (ConfigException e) {
      console.announce(e.getMessage());
      return 1;
    }
    PidFile pid = new PidFile(config.pidFile());
    try (Agent agent = new Agent(config, plugins, log, this::readAgain)) {
      pid.write();
      start(agent);
      return serve(agent, signals);
    } catch (StartFailure e) {
      console.announce(e.getMessage());
      // What was held back may say why.
      log.open();
      return 1;
    } finally {
      pid.delete();
    }
  }

  private void start(Agent agent) throws StartFailure {
    AgentConfig config = agent.config();
    try {
      agent.startCore();
    } catch (StartFailure e) {
      throw new StartFailure("Error starting agent: " + e.getMessage(), e);
    }
    console.announce("Starting Consul agent RPC...");
    agent.startFrontEnds();
    Joining joining =
        new Joining(agent.node().clock(), () -> agent.stopRequested().complete(StopReason.FATAL));
    joining.atStart(agent.node().lan(), config.lan(), "", console);
    joining.atStart(agent.node().wan(), config.wan(), "-wan ", console);
    new Banner(config, agent.node()).lines().forEach(this::print);
    log.open();
    joining.inBackground(agent.node().lan(), config.lan(), "");
    joining.inBackground(agent.node().wan(), config.wan(), "-wan ");
  }

  private void print(Banner.Line line) {
    if (line.announced()) {
      console.announce(line.text());
    } else {
      console.detail(line.text());
    }
  }

  /** Until a signal, or somebody through an interface, ends it; the exit code. */
  private int serve(Agent agent, Signals signals) throws InterruptedException {
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    agent.stopRequested().thenAccept(reason -> exit.complete(reason == StopReason.ASKED ? 0 : 1));
    Thread.ofPlatform().daemon().name("signals").start(() -> obey(agent, signals, exit));
    return exit.join();
  }

  private void obey(Agent agent, Signals signals, CompletableFuture<Integer> exit) {
    try {
      while (!exit.isDone()) {
        Signals.Kind signal = signals.next();
        if (exit.isDone()) {
          return;
        }
        switch (signal) {
          case USR1 -> err.print(agent.measurements());
          case PIPE -> console.announce("Caught signal: " + signal.text());
          case HUP -> {
            console.announce("Caught signal: " + signal.text());
            reload(agent);
          }
          case INT, TERM -> {
            console.announce("Caught signal: " + signal.text());
            stop(agent, signal, signals, exit);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exit.complete(1);
    }
  }

  private void reload(Agent agent) {
    console.announce("Reloading configuration...");
    try {
      agent.control().reload();
    } catch (ReloadFailed e) {
      console.announce(e.getMessage());
    }
  }

  /** Leaves first if the signal is configured to mean that ({@code C127 - C131}). */
  private void stop(
      Agent agent, Signals.Kind signal, Signals signals, CompletableFuture<Integer> exit)
      throws InterruptedException {
    ReloadableConfig rules = agent.config().reloadable();
    boolean leave =
        signal == Signals.Kind.INT ? !rules.skipLeaveOnInterrupt() : rules.leaveOnTerminate();
    if (!leave) {
      exit.complete(1);
      return;
    }
    console.announce("Gracefully shutting down agent...");
    Thread.ofPlatform()
        .daemon()
        .name("leave")
        .start(() -> {
          try {
            agent.control().leave();
            exit.complete(0);
          } catch (LeaveFailed e) {
            console.announce("Error: " + e.getMessage());
          }
        });
    Thread.ofPlatform().daemon().name("impatience").start(() -> secondSignal(signals, exit));
    try {
      exit.get(LEAVE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.warn("did not leave within {} s", LEAVE_SECONDS);
      exit.complete(1);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("nobody fails the exit code", e);
    }
  }

  private static void secondSignal(Signals signals, CompletableFuture<Integer> exit) {
    try {
      signals.next();
      exit.complete(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void applyLevel(LogLevel level) {
    log.level(level);
    PlatformLogging.applyLevel(level);
  }

  private ReloadableConfig readAgain() throws ReloadFailed {
    try {
      return loader.reload(flags).reloadable();
    } catch (ConfigException e) {
      console.announce(e.getMessage());
      throw new ReloadFailed(Errors.list(List.of("Failed to reload configs")));
    }
  }
}
