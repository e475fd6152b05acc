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

  /**
   * @param now when it is read, the same for all of it
   */
  private record Reading(Feed feed, Locale language, Instant now) {

    Instant from() {
      return now.minus(BACK);
    }

    boolean isOfTeam() {
      return feed.kind() == Feed.Kind.TEAM;
    }

    boolean concerns(Shift shift) {
      return isOfTeam() || feed.subject().equals(shift.person());
    }
  }

  private record Entry(Team team, Shift shift) {}

  String of(Feed feed) {
    Reading reading = new Reading(feed, language(feed), roster.now());
    ICalendar calendar = empty(title(reading));
    entries(reading).map(entry -> event(entry, reading)).forEach(calendar::addEvent);
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

  private Stream<Entry> entries(Reading reading) {
    List<Team> teams =
        reading.isOfTeam()
            ? plan.findTeam(reading.feed().subject()).stream().toList()
            : plan.teams();
    return teams.stream()
        .flatMap(team -> shifts(team, reading).map(shift -> new Entry(team, shift)))
        .filter(entry -> reading.concerns(entry.shift()));
  }

  private Stream<Shift> shifts(Team team, Reading reading) {
    Instant until = reading.now().plus(AHEAD);
    return roster.between(team.schedule(), reading.from(), until, reading.language()).stream();
  }

  private VEvent event(Entry entry, Reading reading) {
    Shift shift = entry.shift();
    VEvent event = new VEvent();
    event.setUid(uid(entry, reading));
    event.setDateTimeStamp(Date.from(reading.now()));
    event.setDateStart(Date.from(shift.from()));
    event.setDateEnd(Date.from(shift.until()));
    event.setSummary(summary(entry, reading));
    event.setDescription(shift.why());
    return event;
  }

  /** The same shift keeps it; one that began before the calendar does has no beginning in it. */
  private static String uid(Entry entry, Reading reading) {
    Shift shift = entry.shift();
    boolean cut = shift.from().equals(reading.from());
    return "%s-%s-%s@majorincident"
        .formatted(
            entry.team().id(), cut ? "running" : shift.from(), shift.gap() ? "" : shift.person());
  }

  private String summary(Entry entry, Reading reading) {
    String team = entry.team().name();
    if (entry.shift().gap()) {
      return words.say(reading.language(), "Nobody is on call: %s", team);
    }
    return reading.isOfTeam()
        ? words.say(reading.language(), "On call: %s, %s", team, entry.shift().name())
        : words.say(reading.language(), "On call: %s", team);
  }

  private String title(Reading reading) {
    String subject = reading.feed().subject();
    String name =
        reading.isOfTeam()
            ? plan.findTeam(subject).map(Team::name).orElse(subject)
            : plan.person(subject).map(Person::name).orElse(subject);
    return words.say(reading.language(), "On call: %s", name);
  }

  private Locale language(Feed feed) {
    return plan.person(feed.kind() == Feed.Kind.PERSON ? feed.subject() : feed.creator())
        .map(Person::language)
        .orElse(plan.language());
  }
}
