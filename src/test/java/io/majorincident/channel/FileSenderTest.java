package io.majorincident.channel;

import static io.majorincident.channel.Node.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Without a mail server everything is kept as files. */
class FileSenderTest {

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();

  @Test
  void keepsMailAndPushAsFilesWhileThereIsNoMailServer() throws IOException {
    JavaMailSenderImpl serverWithoutHost = new JavaMailSenderImpl();
    serverWithoutHost.setHost("");
    String outgoing = "majorincident.channel.outgoing=" + folder.resolve("new/outgoing");
    try (Node node =
        new Node(ChannelDatabase.empty(), List.of(outgoing), clock, serverWithoutHost)) {
      node.add(page("page-anna"));
      node.add(page("page-ben", "push", "", Urgency.LOW));
      assertThat(node.dispatchDue()).isEqualTo(2);
    }
    assertThat(names(folder.resolve("new/outgoing")))
        .satisfiesExactly(
            name -> assertThat(name).matches("20261122T234158Z-page-anna-[0-9a-f]{12}\\.eml"),
            name -> assertThat(name).matches("20261122T234158Z-page-ben-[0-9a-f]{12}\\.json"));
  }

  @Test
  void keepsEveryOtherChannelAsAFileToo() throws IOException {
    String outgoing = "majorincident.channel.outgoing=" + folder;
    try (Node node = new Node(ChannelDatabase.empty(), List.of(outgoing), clock)) {
      for (String channel : List.of("chat", "ntfy", "text", "voice")) {
        node.add(page("page-" + channel, channel, "", Urgency.LOW));
      }
      assertThat(node.dispatchDue()).isEqualTo(4);
    }
    assertThat(names(folder)).hasSize(4).allMatch(name -> name.endsWith(".json"));
  }

  @Test
  void writesARealMail() throws Exception {
    mail().send(page("page-1"));
    try (var file = Files.newInputStream(folder.resolve(names(folder).get(0)))) {
      MimeMessage mail = new MimeMessage((Session) null, file);
      assertThat(mail.getMessageID()).isEqualTo("<page-1@localhost>");
      assertThat(mail.getSubject()).isEqualTo("Shop is down");
      assertThat(mail.getContent().toString()).contains("http://localhost/ack/secret");
    }
  }

  @Test
  void writesWhatWouldBePosted() throws Exception {
    FileSender.json("push", folder, clock).send(page("page-1", "push", "", Urgency.LOW));
    assertThat(folder.resolve(names(folder).get(0)))
        .content()
        .startsWith("{\"key\":\"page-1\"")
        .contains("\"reference\":\"MI-2026-0001\"");
  }

  @Test
  void keepsAKeyOnceWheneverItIsSent() throws Exception {
    mail().send(page("page-1"));
    clock.forward(Duration.ofMinutes(1));
    mail().send(page("page-1"));
    mail().send(page("page-10"));
    assertThat(names(folder)).hasSize(2);
  }

  @Test
  void namesNoDangerousFile() throws Exception {
    mail().send(page("../../etc/passwd"));
    mail().send(page("/*?:<>|\"\\ {x}"));
    mail().send(page("ä".repeat(500)));
    mail().send(page("x".repeat(500)));
    assertThat(names(folder)).hasSize(4).allMatch(name -> name.matches("[0-9A-Za-z.-]{30,130}"));
    assertThat(names(folder)).noneMatch(name -> name.contains(".."));
  }

  @Test
  void triesAgainWhenTheFolderCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    FileSender sender = FileSender.json("push", file.resolve("inside"), clock);
    assertThatThrownBy(() -> sender.send(page("page-1"))).isInstanceOf(TemporaryFailure.class);
  }

  private FileSender mail() {
    return FileSender.mail(new Letter("Major incident <incident@localhost>", clock), folder, clock);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
