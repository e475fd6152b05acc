package io.majorincident.message;

import io.majorincident.channel.Action;
import io.majorincident.channel.Delivery;
import io.majorincident.channel.Lateness;
import io.majorincident.channel.ShortText;
import io.majorincident.language.Words;
import io.majorincident.oncall.Contact;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Writes at the beginning of a page that comes late how old it is, in its reader's language. */
@Component
class LatePages implements Lateness {

  private static final long MINUTES_TOLD = 120;

  private final Words words;

  LatePages(Words words) {
    this.words = words;
  }

  @Override
  public Delivery late(Delivery page, Duration age) {
    String said = said(page, age);
    return page.saying(
        page.channel().equals(Contact.TEXT) ? shortText(page, said) : said + "\n\n" + page.text());
  }

  private static String shortText(Delivery page, String said) {
    Action action = page.action();
    return ShortText.of(said + " " + page.subject(), action.reply(), action.link());
  }

  private String said(Delivery page, Duration age) {
    return age.toMinutes() <= MINUTES_TOLD
        ? words.say(page.language(), "This page is %d minutes old.", age.toMinutes())
        : words.say(page.language(), "This page is %d hours old.", age.toHours());
  }
}
