package io.consuljvm.agent;

import io.consuljvm.spi.Contributions;
import io.consuljvm.spi.Feature;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import org.pf4j.Extension;

/** The routes of the agent itself. */
@Extension
public final class AgentFeature implements Feature {
  @Override
  public void contribute(Node node, Contributions add) {
    add.route(HttpRoute.any("/v1/agent/self", call -> HttpReply.json(AgentSelf.of(node))));

    MembershipRoutes members = new MembershipRoutes(node);
    add.route(HttpRoute.any("/v1/agent/members", members::list));
    add.route(HttpRoute.any("/v1/agent/join/", members::join));
    add.route(HttpRoute.any("/v1/agent/force-leave/", members::forceLeave));

    ControlRoutes control = new ControlRoutes(node.control());
    add.route(HttpRoute.of("PUT", "/v1/agent/leave", control::leave));
    add.route(HttpRoute.of("PUT", "/v1/agent/reload", control::reload));
    add.route(HttpRoute.of("GET", "/v1/agent/monitor", control::monitor));
  }
}
