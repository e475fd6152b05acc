package io.majorincident.message;

import io.majorincident.channel.Action;
import io.majorincident.channel.Bundling;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.ShortText;
import io.majorincident.language.Words;
import io.majorincident.oncall.Contact;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Writes pages about several incidents as one message. A phone shows little and reads out only so
 * much: there it says how many they are, and how to answer the most severe one; each answer says
 * which is open, too.
 */
@Component
class BundledPages implements Bundling {

  private final Words words;

  BundledPages(Words words) {
    this.words = words;
  }

  @Override
  public Delivery together(String key, List<Delivery> pages) {
    Delivery first = pages.get(0);
    return new Delivery(
        key,
        first.channel(),
        first.recipient(),
        subject(pages),
        text(pages),
        "",
        first.reference(),
        first.urgency(),
        first.language(),
        first.action());
  }

  private String subject(List<Delivery> pages) {
    Delivery first = pages.get(0);
    return words.say(first.language(), "%d incidents: %s", pages.size(), first.subject());
  }

  private String text(List<Delivery> pages) {
    return switch (pages.get(0).channel()) {
      case Contact.TEXT -> shortText(pages);
      case Contact.VOICE -> spoken(pages);
      default -> oneAfterAnother(pages);
    };
  }

  private String shortText(List<Delivery> pages) {
    Action action = pages.get(0).action();
    return ShortText.of(subject(pages), action.reply(), action.link());
  }

  private String spoken(List<Delivery> pages) {
    Delivery first = pages.get(0);
    return words.say(
            first.language(), "%d incidents need you. This is the most severe.", pages.size())
        + "\n"
        + first.text();
  }

  /** What they are stands first, since some receivers show the beginning alone. */
  private String oneAfterAnother(List<Delivery> pages) {
    Locale language = pages.get(0).language();
    String intro =
        words.say(
            language, "%d incidents need you. Each has its own link to answer:", pages.size());
    String subjects =
        pages.stream().map(page -> "- " + page.subject()).collect(Collectors.joining("\n"));
    String bodies =
        IntStream.range(0, pages.size())
            .mapToObj(place -> body(place, pages))
            .collect(Collectors.joining("\n"));
    return intro + "\n" + subjects + "\n\n" + bodies;
  }

  private static String body(int place, List<Delivery> pages) {
    Delivery page = pages.get(place);
    return "===== %d/%d: %s =====\n\n%s"
        .formatted(place + 1, pages.size(), page.subject(), withoutSeparators(page.text()));
  }

  /** Only we say where one page ends and another begins. */
  private static String withoutSeparators(String text) {
    return text.replaceAll("(?m)^(?=\\s*=)", "> ");
  }
}
