package io.majorincident.channel;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/**
 * Chooses the senders: the real ones with a mail server, files without. An outside system is called
 * in either case, since nobody draws that by mistake, and so are the phone gateway and the chat
 * that opens rooms once they are set.
 */
@Configuration(proxyBeanMethods = false)
class SendersConfiguration {

  private static final Logger log = LoggerFactory.getLogger(SendersConfiguration.class);

  private static final List<String> KEPT_AS_JSON =
      List.of("push", "chat", "ntfy", "teams", "webhook", "text", "voice");

  /** The built-in senders, each replaced by a bean for the same channel if there is one. */
  @Bean
  Senders senders(
      ChannelSettings settings,
      Clock clock,
      Secrets secrets,
      PhoneSettings phone,
      SlackSettings slack,
      MattermostSettings mattermost,
      ChatButtons buttons,
      StoppedNumbers stopped,
      ObjectProvider<JavaMailSender> mailServer,
      ObjectProvider<Sender> others) {
    Letter letter = new Letter(settings.mailFrom(), clock);
    Breakers breakers = settings.breakers(clock);
    AddressGuard guard = new AddressGuard(settings.allowedAddresses());
    HttpPost post = new HttpPost(HttpPost.WITHIN, guard, breakers);
    JavaMailSender server = mailServer.getIfAvailable();
    List<Sender> senders =
        new ArrayList<>(
            hasHost(server)
                ? real(
                    new SmtpSender(letter, server, settings.mailWithin(), breakers),
                    new WebhookSender(secrets, clock, post),
                    new ChatSender(post, buttons),
                    post)
                : files(letter, settings.outgoing(), clock));
    senders.add(new SystemSender(secrets, post));
    senders.add(rooms(settings, slack, mattermost, breakers));
    senders.addAll(phones(phone, breakers));
    others.orderedStream().forEach(senders::add);
    return new Senders(senders, stopped::contains);
  }

  private static List<Sender> phones(PhoneSettings phone, Breakers breakers) {
    if (!phone.isConfigured()) {
      return List.of();
    }
    PhonePost gateway = new PhonePost(phone, unguarded(breakers));
    return List.of(new TextSender(gateway), new VoiceSender(gateway));
  }

  /** To what only whoever runs the application can name. */
  private static HttpPost unguarded(Breakers breakers) {
    return new HttpPost(HttpPost.WITHIN, SystemDefaultDnsResolver.INSTANCE, breakers);
  }

  private static Sender rooms(
      ChannelSettings settings,
      SlackSettings slack,
      MattermostSettings mattermost,
      Breakers breakers) {
    if (slack.opensRooms()) {
      HttpPost post = new HttpPost(HttpPost.WITHIN, settings.guard(slack.host()), breakers);
      return new RoomSender(new SlackRooms(new SlackCall(slack)), post);
    }
    if (mattermost.opensRooms()) {
      HttpPost post = new HttpPost(HttpPost.WITHIN, settings.guard(mattermost.host()), breakers);
      MattermostCall call = new MattermostCall(mattermost);
      return new RoomSender(new MattermostRooms(call, mattermost.team()), post);
    }
    return new NoRoomSender();
  }

  private static List<Sender> real(
      SmtpSender mail, WebhookSender webhook, ChatSender chat, HttpPost post) {
    return List.of(
        mail,
        webhook,
        new PushSender(post),
        chat,
        new NtfySender(post),
        new TeamsSender(post),
        new NoPhoneSender("text"),
        new NoPhoneSender("voice"));
  }

  private static List<Sender> files(Letter letter, String folder, Clock clock) {
    Path outgoing = Path.of(folder).toAbsolutePath().normalize();
    log.warn(
        "No mail server is set (spring.mail.host): messages are kept as files in {}", outgoing);
    List<Sender> files = new ArrayList<>(List.of(FileSender.mail(letter, outgoing, clock)));
    KEPT_AS_JSON.forEach(channel -> files.add(FileSender.json(channel, outgoing, clock)));
    return files;
  }

  /** A host that is set to nothing, as by an empty environment variable, is none. */
  private static boolean hasHost(JavaMailSender server) {
    return server instanceof JavaMailSenderImpl known
        ? StringUtils.hasText(known.getHost())
        : server != null;
  }
}
