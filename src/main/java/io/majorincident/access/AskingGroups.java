package io.majorincident.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/** The groups of those in whose name it is asked, by password or by session. */
final class AskingGroups {

  private AskingGroups() {}

  /** For each person who is signed in, all of their groups; null if they were never looked at. */
  static Stream<List<String>> of(IdentityService identity, HttpServletRequest request) {
    return Stream.concat(
        Stream.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getGroupIds),
        Stream.ofNullable(request.getSession(false)).flatMap(AskingGroups::signedIn));
  }

  /** The ids of those in whose name it is asked. */
  static Stream<String> ids(IdentityService identity, HttpServletRequest request) {
    return Stream.concat(
        Stream.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId),
        Stream.ofNullable(request.getSession(false))
            .flatMap(
                session ->
                    AuthenticationUtil.getAuthsFromSession(session).getAuthentications().stream())
            .map(UserAuthentication::getIdentityId));
  }

  /** The path as the server understands it, without dots and what else could hide another one. */
  static String path(HttpServletRequest request) {
    return request.getServletPath() + Objects.toString(request.getPathInfo(), "");
  }

  private static Stream<List<String>> signedIn(HttpSession session) {
    return AuthenticationUtil.getAuthsFromSession(session).getAuthentications().stream()
        .map(UserAuthentication::getGroupIds);
  }
}
