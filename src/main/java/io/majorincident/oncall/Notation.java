package io.majorincident.oncall;

import io.majorincident.incident.Importance;
import io.majorincident.incident.Role;
import io.majorincident.incident.Severity;
import io.majorincident.oncall.schedule.HolidayCalendar;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the plan file writes a thing.
 *
 * @param expected what to write, for people
 * @param standIn what to go on with after a fault, until the plan is thrown away
 * @param understand empty if a text does not make sense
 */
record Notation<T>(String expected, T standIn, Function<String, Optional<T>> understand) {

  private static final int NAMES_AT_MOST = 20;

  /** Longer than anything that makes sense: what is longer is not even looked at. */
  private static final int LONGEST = 2048;

  /** As RFC 5321 limits it. */
  private static final int LONGEST_MAIL = 254;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");
  private static final DateTimeFormatter DATE_AND_CLOCK =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(CLOCK)
          .toFormatter(Locale.ROOT);
  private static final Pattern LENGTH_AND_UNIT =
      Pattern.compile("([1-9][0-9]{0,2}) *(hour|day|week)s?");

  /** E.164. */
  private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("(0|[1-9][0-9]?) *(second|minute)s?");

  static final Notation<Locale> LANGUAGE =
      new Notation<>("a language such as en or de", Locale.ENGLISH, attempt(Notation::language));

  static final Notation<ZoneId> ZONE =
      new Notation<>("a time zone such as Europe/Berlin", ZoneOffset.UTC, attempt(ZoneId::of));

  static final Notation<LocalDate> DATE =
      new Notation<>("a date such as 2026-01-05", LocalDate.EPOCH, attempt(Notation::date));

  static final Notation<LocalTime> TIME =
      new Notation<>("a time such as 10:00", LocalTime.NOON, attempt(Notation::time));

  static final Notation<DayOfWeek> DAY =
      new Notation<>(
          "a day in English, such as Monday",
          DayOfWeek.MONDAY,
          text -> find(DayOfWeek.values(), day -> day.name().equalsIgnoreCase(text)));

  static final Notation<LocalDateTime> MOMENT =
      new Notation<>(
          "a date and a time such as 2026-12-24 18:00",
          LocalDate.EPOCH.atStartOfDay(),
          attempt(Notation::moment));

  static final Notation<LocalDateTime> BEGIN =
      momentOr("a date alone, which means its beginning", LocalDate::atStartOfDay);

  static final Notation<LocalDateTime> END =
      momentOr("a date alone, which means its end", date -> date.plusDays(1).atStartOfDay());

  static final Notation<TimeOfWeek> TIME_OF_WEEK =
      new Notation<>(
          "a day in English and a time, such as Friday 18:00",
          new TimeOfWeek(DayOfWeek.MONDAY, LocalTime.MIDNIGHT),
          Notation::timeOfWeek);

  static final Notation<Every> EVERY =
      new Notation<>(
          "how long a shift lasts, such as 12 hours, 1 day or 2 weeks",
          new Every(1, ChronoUnit.DAYS),
          Notation::every);

  static final Notation<Duration> PAUSE =
      new Notation<>(
          "how long after the message was made, such as 0 minutes, 30 seconds or 2 minutes",
          Duration.ZERO,
          Notation::pause);

  static final Notation<HolidayCalendar> CALENDAR =
      new Notation<>(
          "a country or region whose holidays are known, such as de, de-by or us-ny",
          null,
          HolidayCalendar::find);

  static final Notation<Severity> SEVERITY =
      new Notation<>(
          "a severity: 1, 2 or 3",
          Severity.SEV1,
          text -> find(Severity.values(), it -> String.valueOf(it.level()).equals(text)));

  static final Notation<Importance> IMPORTANCE =
      new Notation<>(
          "one of: " + join(Stream.of(Importance.values()).map(Importance::id)),
          Importance.CRITICAL,
          Importance::find);

  static final Notation<Role> ROLE =
      new Notation<>(
          "one of: " + join(Stream.of(Role.values()).map(Role::id)),
          Role.INCIDENT_MANAGER,
          Role::find);

  static final Notation<String> MAIL =
      new Notation<>(
          "a mail address such as anna@company.example", "", matching(mailAddress(), LONGEST_MAIL));

  static final Notation<String> URL =
      new Notation<>(
          "a web address such as https://push.company.example/anna",
          "",
          text -> Optional.of(text).filter(Notation::isUrl));

  static final Notation<String> SIGNED_URL =
      new Notation<>(
          "a web address with the name of its secret behind '#', such as https://hooks.company.example/anna#hooks",
          "",
          text ->
              Optional.of(text).filter(Notation::isUrl).filter(it -> it.matches("[^#]+#[^#]+")));

  static final Notation<String> PHONE =
      new Notation<>(
          "a phone number with the country, in quotes, such as \"+4930123456\"",
          "",
          text ->
              Optional.of(text.replaceAll("[ ()/-]", "")).filter(PHONE_NUMBER.asMatchPredicate()));

  Notation {
    Function<String, Optional<T>> given = understand;
    understand = text -> text.length() > LONGEST ? Optional.empty() : given.apply(text);
  }

  /** A part of the plan file: the time on a day of every week. */
  record TimeOfWeek(DayOfWeek day, LocalTime time) {}

  /** A part of the plan file: how often people hand over. */
  record Every(int length, ChronoUnit unit) {}

  /** The start of a layer: a date alone means this time on that day. */
  static Notation<LocalDateTime> start(LocalTime handover) {
    return momentOr("a date alone", date -> date.atTime(handover));
  }

  /** Any text but an empty one. */
  static Notation<String> name(String expected) {
    return new Notation<>(expected, "", Optional::of);
  }

  /**
   * One of these ids, or the empty text after a fault.
   *
   * @param expected what it is the id of, for people
   */
  static Notation<String> idOf(String expected, Collection<String> ids) {
    return new Notation<>(
        "the id of %s, one of: %s".formatted(expected, join(ids.stream())),
        "",
        text -> Optional.of(text).filter(ids::contains));
  }

  private static String join(Stream<String> names) {
    List<String> all = names.toList();
    String some = all.stream().limit(NAMES_AT_MOST).collect(Collectors.joining(", "));
    return all.size() > NAMES_AT_MOST ? some + " and more" : some;
  }

  private static Locale language(String text) {
    Locale locale = new Locale.Builder().setLanguageTag(text).build();
    if (!List.of(Locale.getISOLanguages()).contains(locale.getLanguage())) {
      throw new IllformedLocaleException("No language: " + text);
    }
    return locale;
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text, CLOCK);
  }

  private static LocalDateTime moment(String text) {
    LocalDateTime moment = LocalDateTime.parse(text.replaceFirst(" +|T", " "), DATE_AND_CLOCK);
    if (!isOurs(moment.toLocalDate())) {
      throw new DateTimeException("Not in this millennium: " + text);
    }
    return moment;
  }

  private static LocalDate date(String text) {
    LocalDate date = LocalDate.parse(text);
    if (!isOurs(date)) {
      throw new DateTimeException("Not in this millennium: " + text);
    }
    return date;
  }

  // A year that lost a digit would let turns be counted over centuries.
  private static boolean isOurs(LocalDate date) {
    return date.getYear() >= 2000 && date.getYear() < 3000;
  }

  private static Notation<LocalDateTime> momentOr(
      String orDate, Function<LocalDate, LocalDateTime> meaning) {
    return new Notation<>(
        "%s, or %s".formatted(MOMENT.expected(), orDate),
        MOMENT.standIn(),
        text ->
            MOMENT.understand().apply(text).or(() -> DATE.understand().apply(text).map(meaning)));
  }

  private static Optional<Duration> pause(String text) {
    Matcher found = NUMBER_AND_UNIT.matcher(text.toLowerCase(Locale.ROOT));
    return found.matches()
        ? Optional.of(
            Duration.of(
                Long.parseLong(found.group(1)),
                ChronoUnit.valueOf(found.group(2).toUpperCase(Locale.ROOT) + "S")))
        : Optional.empty();
  }

  private static Optional<TimeOfWeek> timeOfWeek(String text) {
    String[] words = text.split(" +");
    return words.length != 2
        ? Optional.empty()
        : DAY.understand()
            .apply(words[0])
            .flatMap(
                day -> TIME.understand().apply(words[1]).map(time -> new TimeOfWeek(day, time)));
  }

  private static Optional<Every> every(String text) {
    Matcher matcher = LENGTH_AND_UNIT.matcher(text.toLowerCase(Locale.ROOT));
    return Optional.of(matcher)
        .filter(Matcher::matches)
        .map(it -> new Every(Integer.parseInt(it.group(1)), unit(it.group(2))));
  }

  private static ChronoUnit unit(String word) {
    return ChronoUnit.valueOf(word.toUpperCase(Locale.ROOT) + "S");
  }

  /** No part of it can be read in two ways, so that it never takes long to refuse one. */
  private static Pattern mailAddress() {
    String word = "[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]++";
    String label = "\\p{Alnum}++(-++\\p{Alnum}++)*+";
    return Pattern.compile("%1$s(\\.%1$s)*+@%2$s(\\.%2$s)*+".formatted(word, label));
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Function<String, Optional<String>> matching(Pattern pattern, int longest) {
    return text ->
        Optional.of(text)
            .filter(it -> it.length() <= longest)
            .filter(it -> pattern.matcher(it).matches());
  }

  private static <T> Optional<T> find(T[] all, Predicate<T> wanted) {
    return Arrays.stream(all).filter(wanted).findFirst();
  }

  private static <T> Function<String, Optional<T>> attempt(Function<String, T> parse) {
    return text -> {
      try {
        return Optional.of(parse.apply(text));
      } catch (DateTimeException | IllformedLocaleException e) {
        return Optional.empty();
      }
    };
  }
}
