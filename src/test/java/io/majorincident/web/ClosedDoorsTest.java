package io.majorincident.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

/** A door is open to those that it names, and to nobody if it names none. */
class ClosedDoorsTest {

  private static final Set<Caller> EVERYTHING = EnumSet.allOf(Caller.class);

  static class Doors {

    public void forgotten() {}

    @OpenTo(value = Caller.RESPONDER, what = "work")
    public void work() {}

    @OpenTo(value = Caller.SECRET, what = "a secret")
    public void secret() {}
  }

  @OpenTo(value = Caller.AUDITOR, what = "all")
  static class Archive {

    public void old() {}
  }

  @Test
  void whatDeclaresNothingIsClosedEvenToAnAdministrator() throws Exception {
    assertThat(status(new Doors(), "forgotten", EVERYTHING)).isEqualTo(403);
    assertThat(status("a handler of a kind that nobody knows", EVERYTHING)).isEqualTo(403);
  }

  @Test
  void aDoorIsOpenToWhomItNamesAndToAdministrators() throws Exception {
    assertThat(status(new Doors(), "work", Set.of(Caller.RESPONDER))).isEqualTo(200);
    assertThat(status(new Doors(), "work", Set.of(Caller.ADMINISTRATOR))).isEqualTo(200);
    assertThat(status(new Doors(), "work", Set.of(Caller.AUDITOR, Caller.OWNER))).isEqualTo(403);
    assertThat(status(new Doors(), "work", Set.of())).isEqualTo(403);
    assertThat(status(new Doors(), "secret", Set.of())).isEqualTo(200);
    assertThat(status(new Archive(), "old", Set.of(Caller.AUDITOR))).isEqualTo(200);
    assertThat(status(new Archive(), "old", Set.of(Caller.RESPONDER))).isEqualTo(403);
  }

  private static int status(Object doors, String door, Set<Caller> callers) throws Exception {
    return status(new HandlerMethod(doors, door), callers);
  }

  private static int status(Object handler, Set<Caller> callers) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    boolean goesOn =
        new ClosedDoors(() -> callers).preHandle(new MockHttpServletRequest(), response, handler);
    assertThat(goesOn).isEqualTo(response.getStatus() == 200);
    return response.getStatus();
  }
}
