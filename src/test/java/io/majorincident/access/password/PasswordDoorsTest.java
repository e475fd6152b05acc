package io.majorincident.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.IncidentContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every door that takes a password, as somebody who guesses sees it. */
@IncidentContext
class PasswordDoorsTest {

  private static final String VERSION = "/engine-rest/version";
  private static final String PASSWORD = "only Mallory's victim knows";
  private static int used;

  @Autowired IdentityService identity;
  @Autowired AuthorizationService authorizations;
  @Autowired JdbcClient jdbc;
  @Autowired HeldTicker ticker;
  @LocalServerPort int port;

  private final String victim = "victim" + ++used;
  private From guesser;
  private From owner;

  @BeforeEach
  void known() {
    ticker.hold();
    guesser = new From("127.0.%d.1".formatted(used), port);
    owner = new From("127.0.%d.2".formatted(used), port);
    User user = identity.newUser(victim);
    user.setPassword(PASSWORD);
    identity.saveUser(user);
    identity.createMembership(victim, "responder");
  }

  @AfterEach
  void removed() {
    ticker.release();
    identity.deleteUser(victim);
  }

  @Test
  void whoGuessesWaitsAndTheOwnerDoesNot() {
    List<Integer> answers =
        IntStream.range(0, 380).map(i -> guess("wrong " + i).status()).boxed().toList();
    assertThat(answers.subList(0, 4)).containsOnly(401);
    assertThat(answers.subList(4, 380)).containsOnly(429);

    From.Answer refused = guess(PASSWORD);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.body()).contains("\"detail\":\"Too many wrong passwords: wait for ");

    assertThat(owner.get(VERSION, victim, PASSWORD).status()).isEqualTo(200);
    assertThat(owner.login(victim, PASSWORD).status()).isEqualTo(200);

    ticker.forward(Duration.ofSeconds(1));
    assertThat(guess(PASSWORD).status()).as("the pause has ended by itself").isEqualTo(200);
  }

  @Test
  void aProgramWithThePasswordOfYesterdayTakesNoTurnFromThePersonBesideIt() {
    List<Integer> answers =
        IntStream.range(0, 8).map(i -> guess("yesterday's").status()).boxed().toList();
    assertThat(answers).containsExactly(401, 401, 401, 401, 429, 429, 429, 429);

    ticker.forward(Duration.ofSeconds(1));
    IntStream.range(0, 50).forEach(i -> assertThat(guess("yesterday's").status()).isEqualTo(401));

    assertThat(guess(PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void guessersFromEverywhereMakeTheOwnerWaitForFiveSecondsAtMost() {
    for (int i = 1; i <= 30; i++) {
      new From("127.%d.7.%d".formatted(100 + used, i), port).get(VERSION, victim, "wrong");
    }
    From.Answer first = owner.get(VERSION, victim, PASSWORD);
    assertThat(first.status()).isEqualTo(429);
    long wait = Long.parseLong(first.header("Retry-After"));
    assertThat(wait).isBetween(1L, 5L);

    ticker.forward(Duration.ofSeconds(wait));
    for (int i = 1; i <= 30; i++) {
      new From("127.%d.8.%d".formatted(100 + used, i), port).get(VERSION, victim, "wrong");
    }

    assertThat(owner.get(VERSION, victim, PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void noHeaderMakesAnotherAddressOfIt() {
    IntStream.range(0, 10).forEach(i -> guess("wrong " + i));

    for (String header : List.of("X-Forwarded-For: 203.0.113.7", "Forwarded: for=203.0.113.7")) {
      assertThat(guesser.get(VERSION, victim, PASSWORD, header).status()).isEqualTo(429);
    }
  }

  @Test
  void noHeaderChangesWhereWeLead() {
    From.Answer led =
        owner.send(
            "GET",
            "/on-call",
            "",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Port: 4711",
            "X-Forwarded-Prefix: /evil",
            "Forwarded: host=evil.example;proto=https");
    assertThat(led.header("Location")).isEqualTo("/camunda/app/tasklist/");
    assertThat(led.head()).doesNotContain("evil", "4711", "Secure");
  }

  @Test
  void anAccountThatDoesNotExistIsAnsweredAlike() {
    List<String> ofNobody = answers("nobody" + used);

    assertThat(answers(victim)).isEqualTo(ofNobody);
  }

  private List<String> answers(String account) {
    return IntStream.range(0, 4)
        .mapToObj(i -> guesser.get(VERSION, account, "wrong " + i))
        .map(answer -> answer.status() + answer.header("WWW-Authenticate") + answer.body())
        .toList();
  }

  @Test
  void theSignInOfTheWebApplicationsSaysHowLongToWait() {
    for (int i = 0; i < 4; i++) {
      assertThat(guesser.login(victim, "wrong" + i).status()).isEqualTo(401);
    }
    assertThat(guesser.login(victim, "wrong"))
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo(429);
              assertThat(refused.header("Retry-After")).isNotEmpty();
              assertThat(refused.body()).contains("\"message\":\"Too many wrong passwords");
            });
    assertThat(guesser.login(victim, "wrong", "Accept-Language: de").body())
        .contains("Zu viele falsche Passwörter");
  }

  @Test
  void noOtherDoorLetsAnybodyGuessOn() {
    String verify = "{\"username\":\"%s\",\"password\":\"wrong %d\"}";
    List<Integer> verified =
        IntStream.range(0, 8)
            .mapToObj(i -> verify.formatted(victim, i))
            .map(
                body -> guesser.json("POST", "/engine-rest/identity/verify", "admin", "demo", body))
            .map(From.Answer::status)
            .toList();
    assertThat(verified).startsWith(200, 200).endsWith(429, 429);

    String change =
        "{\"password\":\"a long enough one\",\"authenticatedUserPassword\":\"wrong %d\"}";
    String path = "/engine-rest/user/%s/credentials".formatted(victim);
    List<Integer> changed =
        IntStream.range(0, 8)
            .mapToObj(change::formatted)
            .map(body -> owner.json("PUT", path, victim, PASSWORD, body))
            .map(From.Answer::status)
            .toList();
    assertThat(changed).startsWith(400, 400).endsWith(429, 429);
  }

  @Test
  void aLockOfTheEngineKeepsNobodyOut() {
    jdbc.sql("update act_id_user set attempts_ = 10, lock_exp_time_ = '2099-01-01' where id_ = ?")
        .param(victim)
        .update();

    assertThat(owner.get(VERSION, victim, PASSWORD).status()).isEqualTo(200);
    IntStream.range(0, 20).forEach(i -> guess("wrong " + i));
    assertThat(attempts()).isEqualTo(10);
  }

  private int attempts() {
    return jdbc.sql("select attempts_ from act_id_user where id_ = ?")
        .param(victim)
        .query(Integer.class)
        .single();
  }

  @Test
  void whatWasRightIsWrongAsSoonAsThePasswordChangesOrThePersonGoes() {
    assertThat(owner.get(VERSION, victim, PASSWORD).status()).isEqualTo(200);
    User user = identity.createUserQuery().userId(victim).singleResult();
    user.setPassword("quite another one");
    identity.saveUser(user);

    assertThat(owner.get(VERSION, victim, PASSWORD).status()).isEqualTo(401);
    assertThat(owner.get(VERSION, victim, "quite another one").status()).isEqualTo(200);

    identity.deleteUser(victim);
    assertThat(owner.get(VERSION, victim, "quite another one").status()).isEqualTo(401);
  }

  @Test
  void aPasswordThatTheEngineStoredItsWayIsStillRightAndStoredOursFromThenOn() throws Exception {
    MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
    byte[] hash = sha512.digest("shortsalted".getBytes(StandardCharsets.UTF_8));
    jdbc.sql("update act_id_user set pwd_ = ?, salt_ = 'salted' where id_ = ?")
        .params("{SHA-512}" + Base64.getEncoder().encodeToString(hash), victim)
        .update();

    assertThat(owner.get(VERSION, victim, "shorter").status()).isEqualTo(401);
    assertThat(stored()).startsWith("{SHA-512}");
    assertThat(owner.get(VERSION, victim, "short").status()).isEqualTo(200);
    assertThat(stored()).startsWith("{PBKDF2-SHA512}1000:");
    assertThat(guesser.get(VERSION, victim, "short").status()).isEqualTo(200);
  }

  private String stored() {
    return jdbc.sql("select pwd_ from act_id_user where id_ = ?")
        .param(victim)
        .query(String.class)
        .single();
  }

  @Test
  void whoHasNoPasswordSignsInWithNone() {
    jdbc.sql("update act_id_user set pwd_ = null where id_ = ?").param(victim).update();

    assertThat(guess("").status()).isEqualTo(401);
    assertThat(guess("null").status()).isEqualTo(401);
  }

  @Test
  void aWeakPasswordIsRefusedWhereverItIsSet() {
    String create = "{\"profile\":{\"id\":\"weakling\"},\"credentials\":{\"password\":\"%s\"}}";
    String change = "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}";
    String path = "/engine-rest/user/%s/credentials".formatted(victim);
    Stream.of("", "x", "elevenchars", "y".repeat(201))
        .flatMap(
            weak ->
                Stream.of(
                    owner.json(
                        "POST",
                        "/engine-rest/user/create",
                        "admin",
                        "demo",
                        create.formatted(weak)),
                    owner.json("PUT", path, victim, PASSWORD, change.formatted(weak, PASSWORD)),
                    owner.json("PUT", path, "admin", "demo", change.formatted(weak, "demo"))))
        .forEach(
            answer -> {
              assertThat(answer.status()).isEqualTo(400);
              assertThat(answer.body()).contains("A password has 12 to 200 characters");
            });
    assertThat(
            owner
                .send(
                    "POST",
                    "/engine-rest/user/create",
                    create.formatted("x"),
                    "Content-Type: application/json",
                    "Accept-Language: de",
                    From.basic("admin", "demo"))
                .body())
        .contains("Ein Passwort hat 12 bis 200 Zeichen");
    assertThat(identity.createUserQuery().userId("weakling").count()).isZero();
    assertThat(identity.checkPassword(victim, PASSWORD)).isTrue();
  }

  @Test
  void theWebApplicationsAreToldTheRules() {
    From.Answer rules = owner.get("/engine-rest/identity/password-policy", "admin", "demo");

    assertThat(rules.body())
        .contains("PASSWORD_POLICY_LENGTH", "12–200", "PASSWORD_POLICY_USER_DATA");
  }

  @Test
  void oddCredentialsAreWrongAndNothingElse() {
    for (String name : List.of("", "a\0b", "x".repeat(5000), "*", "%", victim.toUpperCase())) {
      assertThat(guesser.get(VERSION, name, PASSWORD).status()).as(name).isEqualTo(401);
    }
    for (String password : List.of("", "\0", PASSWORD + "\0", PASSWORD + " ", "z".repeat(5000))) {
      guesser = new From("127.%d.3.%d".formatted(used, password.length() % 250), port);
      assertThat(guess(password).status()).as(password).isEqualTo(401);
    }
    for (String header : List.of("Basic", "Basic ", "Basic !!", "Basic bm9jb2xvbg==", "Bearer x")) {
      assertThat(owner.send("GET", VERSION, "", "Authorization: " + header).status())
          .as(header)
          .isEqualTo(401);
    }
  }

  @Test
  void lettersOfAllKindsCount() {
    User user = identity.createUserQuery().userId(victim).singleResult();
    user.setPassword("schlüssel 🔑 ключ");
    identity.saveUser(user);

    assertThat(owner.get(VERSION, victim, "schlu\u0308ssel 🔑 ключ").status()).isEqualTo(200);
    assertThat(owner.get(VERSION, victim, "schlussel 🔑 ключ").status()).isEqualTo(401);
  }

  private From.Answer guess(String password) {
    return guesser.get(VERSION, victim, password);
  }
}
