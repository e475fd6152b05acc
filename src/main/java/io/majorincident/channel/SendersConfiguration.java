package io.majorincident.channel;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
 * in either case: nobody draws that by mistake.
 */
@Configuration(proxyBeanMethods = false)
class SendersConfiguration {

  private static final Logger log = LoggerFactory.getLogger(SendersConfiguration.class);

  /** The built-in senders, each replaced by a bean for the same channel if there is one. */
  @Bean
  Senders senders(
      ChannelSettings settings,
      Clock clock,
      Secrets secrets,
      ObjectProvider<JavaMailSender> mailServer,
      ObjectProvider<Sender> others) {
    Letter letter = new Letter(settings.mailFrom(), clock);
    JavaMailSender server = mailServer.getIfAvailable();
    List<Sender> senders =
        new ArrayList<>(
            hasHost(server)
                ? real(letter, server, settings)
                : files(letter, settings.outgoing(), clock));
    senders.add(new SystemSender(secrets));
    others.orderedStream().forEach(senders::add);
    return new Senders(senders);
  }

  private static List<Sender> real(Letter letter, JavaMailSender server, ChannelSettings settings) {
    return List.of(new SmtpSender(letter, server, settings.mailWithin()), new PushSender());
  }

  private static List<Sender> files(Letter letter, String folder, Clock clock) {
    Path outgoing = Path.of(folder).toAbsolutePath().normalize();
    log.warn(
        "No mail server is set (spring.mail.host): nothing is sent, messages are kept as files in {}",
        outgoing);
    return List.of(FileSender.mail(letter, outgoing, clock), FileSender.push(outgoing, clock));
  }

  /** A host that is set to nothing, as by an empty environment variable, is none. */
  private static boolean hasHost(JavaMailSender server) {
    return server instanceof JavaMailSenderImpl known
        ? StringUtils.hasText(known.getHost())
        : server != null;
  }
}
