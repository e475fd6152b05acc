package io.majorincident.dossier;

import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A search as conditions in SQL, and their parameters. */
final class Where {

  private static final String ENDED = "status in ('closed', 'falseAlarm', 'duplicate')";

  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final Map<String, Object> parameters = new HashMap<>();

  Where(Search search, Plan plan) {
    number(search.number());
    add("words @@ to_tsquery('simple', :words)", "words", words(search.text()));
    add("service = :service", "service", search.service());
    add("severity in (:severities)", "severities", search.severities());
    if (search.running() != null) {
      conditions.add(search.running() ? "not " + ENDED : ENDED);
    }
    add(
        "number in (select incident from incident_person where person in (:people))",
        "people",
        people(search.person(), plan));
    add(
        "detected_at >= :from",
        "from",
        search.from() == null ? null : Timestamp.from(search.from()));
    add(
        "detected_at < :until",
        "until",
        search.until() == null ? null : Timestamp.from(search.until()));
  }

  /** Whether nothing is left out. */
  boolean isEverything() {
    return conditions.size() == 1;
  }

  String conditions() {
    return String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private void add(String condition, String name, Object value) {
    boolean nothing = value == null || value.equals("") || value.equals(List.of());
    if (!nothing) {
      conditions.add(condition);
      parameters.put(name, value);
    }
  }

  private void number(String part) {
    String wanted = part == null ? "" : part.strip().toUpperCase(Locale.ROOT);
    if (wanted.matches("MI-\\d{4}-\\d{4,}")) {
      add("number = :number", "number", wanted);
    } else if (!wanted.isEmpty()) {
      add("strpos(number, :number) > 0", "number", wanted);
    }
  }

  /** Each word may be begun only; whatever is no letter or digit separates words. */
  private static String words(String text) {
    return text == null
        ? ""
        : Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> "'" + word + "':*")
            .collect(Collectors.joining(" & "));
  }

  /** Whoever has left the company is still found by id. */
  private static List<String> people(String idOrName, Plan plan) {
    if (idOrName == null || idOrName.isBlank()) {
      return List.of();
    }
    String wanted = idOrName.strip();
    List<String> ids = new ArrayList<>(List.of(wanted));
    plan.people().stream()
        .filter(person -> contains(person.name(), wanted) || person.id().equalsIgnoreCase(wanted))
        .map(Person::id)
        .forEach(ids::add);
    return ids;
  }

  private static boolean contains(String name, String part) {
    return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
