package io.majorincident.channel;

import static io.majorincident.channel.DeliveryStatus.State.DELIVERED;
import static io.majorincident.channel.DeliveryStatus.State.GIVEN_UP;
import static io.majorincident.channel.Node.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail through real servers: one that works, and some that do not. */
@Timeout(20)
class SmtpSenderTest {

  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final MovableClock clock = new MovableClock();
  private final GreenMail greenMail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    greenMail.start();
  }

  @AfterEach
  void stop() {
    greenMail.stop();
  }

  @Test
  void sendsAMailThatEveryoneCanRead() throws Exception {
    sender().send(delivery("page/42/anna@home", "Störung: Shop ist \"weg\"", "Überblick\n→ bald"));
    MimeMessage mail = greenMail.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Störung: Shop ist \"weg\"");
    assertThat(mail.getContent().toString()).isEqualToNormalizingNewlines("Überblick\n→ bald");
    assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(mail.getFrom()[0]).hasToString("Major incident <incident@localhost>");
    assertThat(mail.getAllRecipients()[0]).hasToString("anna@example.org");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("X-Incident")).containsExactly("MI-2026-0001");
    assertThat(mail.getMessageID()).isEqualTo("<page=2F42=2Fanna=40home@localhost>");
    assertThat(mail.getSentDate().toInstant()).isEqualTo(clock.instant());
  }

  @Test
  void repeatsWithTheSameMessageId() throws Exception {
    sender().send(page("page-1"));
    sender().send(page("page-1"));
    assertThat(greenMail.getReceivedMessages())
        .hasSize(2)
        .allSatisfy(
            mail -> assertThat(mail.getHeader("Message-ID")).containsExactly("<page-1@localhost>"));
  }

  @Test
  void letsNoTextBecomeAHeader() throws Exception {
    sender().send(delivery("page-1", "Down\r\nBcc: eve@example.org\r\n\r\nHello", "text"));
    MimeMessage mail = greenMail.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).isEqualTo("Down Bcc: eve@example.org Hello");
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String address :
        List.of("anna", "a@b.de, c@d.de", "a@b.de\r\nBcc: c@d.de", "@", "a b@c")) {
      assertThatThrownBy(() -> sender().send(to(address)))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("is no mail address");
    }
  }

  @Test
  void takesAFinalReplyToTheRecipientAsFinal() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.answering("550 5.1.1 no such user")) {
      assertThatThrownBy(() -> sender(server.port()).send(page("page-1")))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("550 5.1.1 no such user");
    }
  }

  @Test
  void takesAPassingReplyAsPassing() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.answering("451 4.7.1 greylisted")) {
      assertThatThrownBy(() -> sender(server.port()).send(page("page-1")))
          .isInstanceOf(TemporaryFailure.class)
          .hasMessageContaining("451 4.7.1 greylisted");
    }
  }

  @Test
  void takesADeadServerAsPassing() {
    int port = greenMail.getSmtp().getPort();
    greenMail.stop();
    assertThatThrownBy(() -> sender(port).send(page("page-1")))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("Connection refused");
  }

  @Test
  void leavesAServerAloneThatDoesNotAnswerButNoneThatRefuses() throws Exception {
    Breakers breakers = new Breakers(2, Duration.ofMinutes(1), Duration.ofSeconds(10), clock);
    try (ScriptedSmtp refusing = ScriptedSmtp.answering("451 4.7.1 greylisted")) {
      SmtpSender mail = new SmtpSender(letter(), server(refusing.port()), WITHIN, breakers);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> mail.send(page("page-1"))).hasMessageContaining("greylisted");
      }
    }
    JavaMailSenderImpl server = server(greenMail.getSmtp().getPort());
    greenMail.stop();
    SmtpSender mail = new SmtpSender(letter(), server, WITHIN, breakers);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> mail.send(page("page-1"))).hasMessageContaining("refused");
    }
    assertThatThrownBy(() -> mail.send(page("page-1")))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("has failed 2 times in a row: left alone until");
  }

  @Test
  void waitsNotForEverUnlessToldSo() {
    JavaMailSenderImpl plain = server(25);
    new SmtpSender(letter(), plain, WITHIN, HttpSenderTest.patient());
    assertThat(plain.getJavaMailProperties())
        .containsEntry("mail.smtp.connectiontimeout", "2000")
        .containsEntry("mail.smtp.timeout", "8000")
        .containsEntry("mail.smtp.writetimeout", "8000");

    JavaMailSenderImpl patient = server(465);
    patient.setProtocol("smtps");
    patient.getJavaMailProperties().setProperty("mail.smtps.timeout", "60000");
    new SmtpSender(letter(), patient, WITHIN, HttpSenderTest.patient());
    assertThat(patient.getJavaMailProperties())
        .containsEntry("mail.smtps.connectiontimeout", "2000")
        .containsEntry("mail.smtps.timeout", "60000");
  }

  @Test
  void cutsOffWhatTakesTooLongAsAWholeThoughEachStepIsQuickEnough() throws Exception {
    try (ScriptedSmtp slow = ScriptedSmtp.slow(Duration.ofMillis(400))) {
      SmtpSender hurried =
          new SmtpSender(
              letter(), server(slow.port()), Duration.ofSeconds(1), HttpSenderTest.patient());
      assertThatThrownBy(() -> hurried.send(page("page-1")))
          .isInstanceOf(TemporaryFailure.class)
          .hasMessage("The mail server did not take it within PT1S");
      assertThatThrownBy(() -> sender(slow.port()).send(page("page-1")))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("no such user");
    }
  }

  @Test
  void whatIsCutOffIsOverAndSaysThatItPerhapsArrives() throws Exception {
    try (ScriptedSmtp slow = ScriptedSmtp.trickling(Duration.ofMillis(200))) {
      SmtpSender hurried =
          new SmtpSender(
              letter(), server(slow.port()), Duration.ofSeconds(1), HttpSenderTest.patient());
      assertThatThrownBy(() -> hurried.send(page("page-1")))
          .isInstanceOf(TemporaryFailure.class)
          .hasMessage(
              "The mail server did not take it within PT1S; perhaps it arrives all the same");
      await().until(() -> slow.talking() == 0);
      assertThat(slow.taken()).as("its connection was closed before the reply ended").isZero();
    }
  }

  @Test
  void attemptsThatHangAreBoundedInNumber() throws Exception {
    Attempts attempts = new Attempts("test", 1);
    Lock taken = new ReentrantLock();
    taken.lock();
    assertThatThrownBy(() -> attempts.within(Duration.ofMillis(10), () -> hang(taken), () -> {}))
        .isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> attempts.within(WITHIN, () -> 1, () -> {}))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessage("1 attempts hang and have not ended yet: it was not begun");
    taken.unlock();
  }

  /** Whatever interrupts it. */
  private static boolean hang(Lock taken) {
    taken.lock();
    taken.unlock();
    return true;
  }

  @Test
  void sendsOverEncryptedConnectionsByTheSameSockets() throws Exception {
    GreenMail secure = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    secure.start();
    try {
      JavaMailSenderImpl server = server(secure.getSmtps().getPort());
      server.setProtocol("smtps");
      server.getJavaMailProperties().setProperty("mail.smtps.ssl.trust", "*");
      server.getJavaMailProperties().setProperty("mail.smtps.ssl.checkserveridentity", "false");
      new SmtpSender(letter(), server, WITHIN, HttpSenderTest.patient()).send(page("page-1"));
      assertThat(secure.getReceivedMessages()).hasSize(1);
      assertThat(server.getJavaMailProperties().get("mail.smtps.socketFactory"))
          .isInstanceOf(HeldSockets.class);
    } finally {
      secure.stop();
    }
  }

  @Test
  void aMailThatIsAlwaysCutOffIsGivenUp() throws Exception {
    List<String> settings =
        List.of(
            "majorincident.channel.dispatching=true",
            "majorincident.channel.poll=50ms",
            "majorincident.channel.high-pauses=10ms",
            "majorincident.channel.mail-within=300ms");
    try (ScriptedSmtp slow = ScriptedSmtp.slow(Duration.ofMillis(200));
        Node node =
            new Node(ChannelDatabase.empty(), settings, Clock.systemUTC(), server(slow.port()))) {
      node.add(page("page-1"));
      await().until(() -> node.status("page-1").state() == GIVEN_UP);
      assertThat(node.status("page-1").attempts()).isEqualTo(2);
      assertThat(node.status("page-1").lastError()).contains("did not take it within PT0.3S");
    }
  }

  @Test
  void aLimitThatIsLongerThanTheLeaseIsRefused() {
    assertThatThrownBy(
            () ->
                new Node(
                    ChannelDatabase.empty(),
                    List.of("majorincident.channel.mail-within=30s"),
                    Clock.systemUTC()))
        .hasStackTraceContaining("must be shorter than majorincident.channel.lease");
  }

  @Test
  void aSilentServerHoldsUpNoPush() throws Exception {
    try (ScriptedSmtp silent = ScriptedSmtp.silent();
        Receiver receiver = new Receiver()) {
      JavaMailSenderImpl server = server(silent.port());
      List<String> settings =
          List.of("majorincident.channel.dispatching=true", "majorincident.channel.poll=50ms");
      try (Node node = new Node(ChannelDatabase.empty(), settings, Clock.systemUTC(), server)) {
        List.of("mail-1", "mail-2", "mail-3").forEach(key -> node.add(page(key)));
        await().until(() -> node.status("mail-2").attempts() == 1);
        node.add(receiver.delivery("push-1"));
        await().until(() -> node.status("push-1").state() == DELIVERED);
        assertThat(node.status("mail-1").lastError()).isNull();
        silent.hangUp();
        await().until(() -> node.status("mail-1").lastError() != null);
        assertThat(node.status("mail-1").lastError()).contains("The mail server did not take it");
      }
    }
  }

  @Test
  void saysAtTheStartThatItsOwnAddressIsWrong() {
    assertThatThrownBy(() -> new Letter("nobody", clock))
        .hasMessageContaining("majorincident.channel.mail-from is 'nobody'");
  }

  private SmtpSender sender() {
    return sender(greenMail.getSmtp().getPort());
  }

  private SmtpSender sender(int port) {
    return new SmtpSender(letter(), server(port), WITHIN, HttpSenderTest.patient());
  }

  private Letter letter() {
    return new Letter("Major incident <incident@localhost>", clock);
  }

  private static JavaMailSenderImpl server(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return server;
  }

  private static Delivery to(String address) {
    return new Delivery("page-1", "mail", address, "s", "t", "", "", Urgency.HIGH);
  }

  private static Delivery delivery(String key, String subject, String text) {
    return new Delivery(
        key, "mail", "anna@example.org", subject, text, "", "MI-2026-0001", Urgency.HIGH);
  }
}
