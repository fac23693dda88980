package io.consuljvm.agent;

import io.consuljvm.spi.membership.Member;
import java.util.Map;

/** A member as the API shows it ({@code H133}). */
record MemberView(
    String name,
    String addr,
    int port,
    Map<String, String> tags,
    int status,
    int protocolMin,
    int protocolMax,
    int protocolCur,
    int delegateMin,
    int delegateMax,
    int delegateCur) {

  static MemberView of(Member member) {
    Member.Versions versions = member.versions();
    return new MemberView(
        member.name(),
        member.address().getHostAddress(),
        member.port(),
        member.tags(),
        member.status().ordinal(),
        versions.protocolMin(),
        versions.protocolMax(),
        versions.protocolCurrent(),
        versions.delegateMin(),
        versions.delegateMax(),
        versions.delegateCurrent());
  }
}
