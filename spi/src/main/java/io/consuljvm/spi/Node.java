package io.consuljvm.spi;

import com.typesafe.config.Config;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.membership.Pool;
import io.consuljvm.spi.rpc.RpcClient;
import io.consuljvm.spi.state.StateReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The agent, as lent to its plugins. Safe for any thread. */
public interface Node {
  /** Unique in its datacenter. */
  String name();

  String datacenter();

  /** Whether this agent is a server; a client otherwise. */
  boolean server();

  /** Whether it runs in development mode. */
  boolean development();

  /** Version that it reports, such as {@code 0.7.2}. */
  String version();

  /** The whole configuration, defaults filled in, with the key names of spec/config.md. */
  Config config();

  /** A plugin's own section {@code plugins.<id>}, with its {@code reference.conf} beneath. */
  Config config(String pluginId);

  /** Where files go; empty in development mode. */
  Optional<Path> dataDirectory();

  Clock clock();

  Metrics metrics();

  /** Calls RPC methods, here or elsewhere. */
  RpcClient rpc();

  /** This server's copy of the state. Fails on a client. */
  StateReader state();

  /** Present on servers. */
  Optional<Consensus> consensus();

  /** Present if the membership slot is filled. */
  Optional<Pool> lan();

  /** Present on servers, if the membership slot is filled. */
  Optional<Pool> wan();

  /** What a token may do on this agent. */
  Authorizer authorizer(String token);

  /** Log lines and control of the agent. */
  AgentControl control();

  /** Sections of the agent's statistics, by name ({@code H151 - H157}). */
  Map<String, Map<String, String>> stats();
}
