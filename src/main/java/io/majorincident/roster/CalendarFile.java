package io.majorincident.roster;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shifts as iCalendar (RFC 5545), from a month ago to a year ahead, in UTC. */
@Component
class CalendarFile {

  private static final Duration BACK = Duration.ofDays(31);
  private static final Duration AHEAD = Duration.ofDays(366);

  /** How often a calendar is to look again, in hours. */
  private static final int REFRESH = 1;

  private final Roster roster;
  private final Plan plan;
  private final Words words;

  CalendarFile(Roster roster, Plan plan, Words words) {
    this.roster = roster;
    this.plan = plan;
    this.words = words;
  }

  private record Entry(Team team, Shift shift) {}

  String of(Feed feed) {
    Locale language = language(feed);
    ICalendar calendar = empty(title(feed, language));
    entries(feed, language).map(entry -> event(entry, feed, language)).forEach(calendar::addEvent);
    return Biweekly.write(calendar).go();
  }

  private static ICalendar empty(String title) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//majorincident//on call//EN");
    calendar.setMethod(Method.publish());
    calendar.setName(title);
    // what calendars read that do not know the standard's name
    calendar.setExperimentalProperty("X-WR-CALNAME", title);
    calendar.setRefreshInterval(biweekly.util.Duration.builder().hours(REFRESH).build());
    calendar.setExperimentalProperty("X-PUBLISHED-TTL", "PT%dH".formatted(REFRESH));
    return calendar;
  }

  private Stream<Entry> entries(Feed feed, Locale language) {
    List<Team> teams =
        feed.kind() == Feed.Kind.TEAM
            ? plan.findTeam(feed.subject()).stream().toList()
            : plan.teams();
    return teams.stream()
        .flatMap(team -> shifts(team, language).map(shift -> new Entry(team, shift)))
        .filter(
            entry ->
                feed.kind() == Feed.Kind.TEAM || feed.subject().equals(entry.shift().person()));
  }

  private Stream<Shift> shifts(Team team, Locale language) {
    Instant now = roster.now();
    return roster.between(team.schedule(), now.minus(BACK), now.plus(AHEAD), language).stream();
  }

  private VEvent event(Entry entry, Feed feed, Locale language) {
    Shift shift = entry.shift();
    VEvent event = new VEvent();
    event.setUid(uid(entry));
    event.setDateTimeStamp(Date.from(roster.now()));
    event.setDateStart(Date.from(shift.from()));
    event.setDateEnd(Date.from(shift.until()));
    event.setSummary(summary(entry, feed, language));
    event.setDescription(shift.why());
    return event;
  }

  /** The same shift keeps it; one that began before the calendar does has no beginning in it. */
  private String uid(Entry entry) {
    Shift shift = entry.shift();
    boolean cut = shift.from().equals(roster.now().minus(BACK));
    return "%s-%s-%s@majorincident"
        .formatted(
            entry.team().id(), cut ? "running" : shift.from(), shift.gap() ? "" : shift.person());
  }

  private String summary(Entry entry, Feed feed, Locale language) {
    String team = entry.team().name();
    if (entry.shift().gap()) {
      return words.say(language, "Nobody is on call: %s", team);
    }
    return feed.kind() == Feed.Kind.PERSON
        ? words.say(language, "On call: %s", team)
        : words.say(language, "On call: %s, %s", team, entry.shift().name());
  }

  private String title(Feed feed, Locale language) {
    String name =
        feed.kind() == Feed.Kind.TEAM
            ? plan.findTeam(feed.subject()).map(Team::name).orElse(feed.subject())
            : plan.person(feed.subject()).map(Person::name).orElse(feed.subject());
    return words.say(language, "On call: %s", name);
  }

  private Locale language(Feed feed) {
    return plan.person(feed.kind() == Feed.Kind.PERSON ? feed.subject() : feed.creator())
        .map(Person::language)
        .orElse(plan.language());
  }
}
