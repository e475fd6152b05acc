package io.majorincident.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of an address and collects all that is wrong with them. */
final class Asked {

  private static final int MOST = 200;
  private static final int USUAL = 50;
  private static final int LONGEST = 200;

  private static final Set<String> FOR_THE_SEARCH =
      Set.of(
          "number",
          "text",
          "service",
          "severity",
          "state",
          "person",
          "from",
          "to",
          "sort",
          "direction",
          "language");
  private static final Set<String> FOR_THE_PLACE = Set.of("after", "before", "last", "size");

  private final MultiValueMap<String, String> parameters;
  private final ZoneId zone;
  private final KeptDays kept;
  private final List<SearchFault> faults = new ArrayList<>();

  /**
   * @param zone in which days begin and end
   * @param kept which days can be asked for
   */
  Asked(MultiValueMap<String, String> parameters, ZoneId zone, KeptDays kept) {
    this.parameters = parameters;
    this.zone = zone;
    this.kept = kept;
  }

  /**
   * The search alone.
   *
   * @throws FaultySearch with everything that is wrong
   */
  Search search() {
    refuseUnknown(FOR_THE_SEARCH);
    Search search = readSearch();
    refuseIfFaulty();
    return search;
  }

  /**
   * The search and the place in its list.
   *
   * @throws FaultySearch with everything that is wrong
   */
  Paged paged() {
    refuseUnknown(
        Stream.concat(FOR_THE_SEARCH.stream(), FOR_THE_PLACE.stream())
            .collect(java.util.stream.Collectors.toSet()));
    Paged paged = new Paged(readSearch(), readPlace());
    refuseIfFaulty();
    return paged;
  }

  record Paged(Search search, Place place) {}

  private Search readSearch() {
    return new Search(
        text("number"),
        text("text"),
        text("service"),
        severities(),
        oneOf("state", List.of("running", "ended")).map("running"::equals).findAny().orElse(null),
        text("person"),
        day("from", 0),
        day("to", 1),
        order(),
        oneOf("direction", List.of("asc", "desc")).noneMatch("asc"::equals));
  }

  private Place readPlace() {
    String after = number("after");
    String before = number("before");
    boolean last = oneOf("last", List.of("true", "false")).anyMatch("true"::equals);
    if (Stream.of(after != null, before != null, last).filter(it -> it).count() > 1) {
      fault("after", "Only one of after, before and last makes sense.");
    }
    return new Place(before == null ? after : before, before != null || last, size());
  }

  private int size() {
    String size = text("size");
    if (size.isEmpty()) {
      return USUAL;
    }
    if (!size.matches("\\d{1,3}") || Integer.parseInt(size) < 1 || Integer.parseInt(size) > MOST) {
      fault("size", "'%s' is not a number from 1 to %d.".formatted(size, MOST));
      return USUAL;
    }
    return Integer.parseInt(size);
  }

  private String number(String name) {
    String number = text(name);
    if (number.isEmpty()) {
      return null;
    }
    if (!number.matches("MI-\\d{4}-\\d{4,12}")) {
      fault(name, "'%s' is not the number of an incident, as in MI-2026-0001.".formatted(number));
    }
    return number;
  }

  private List<Integer> severities() {
    List<Integer> severities = new ArrayList<>();
    for (String severity : parameters.getOrDefault("severity", List.of())) {
      if (severity.matches("[123]")) {
        severities.add(Integer.valueOf(severity));
      } else if (!severity.isEmpty()) {
        fault("severity", "'%s' is not 1, 2 or 3.".formatted(severity));
      }
    }
    return severities;
  }

  private Order order() {
    String sort = text("sort");
    if (!sort.isEmpty() && Order.find(sort).isEmpty()) {
      fault("sort", "'%s' is no column; there are %s.".formatted(sort, Order.all()));
    }
    return Order.find(sort).orElse(Order.DETECTED);
  }

  private Instant day(String name, int later) {
    String day = text(name);
    try {
      return day.isEmpty() ? null : kept(name, LocalDate.parse(day), later);
    } catch (DateTimeParseException e) {
      fault(name, "'%s' is not a day, as in 2026-01-31.".formatted(day));
      return null;
    }
  }

  /** Nothing is recorded of other days. */
  private Instant kept(String name, LocalDate day, int later) {
    if (!kept.include(day)) {
      fault(
          name,
          "'%s' lies outside of what is kept: ask for a day from %s until %s."
              .formatted(day, kept.first(), kept.last()));
      return null;
    }
    return day.plusDays(later).atStartOfDay(zone).toInstant();
  }

  private Stream<String> oneOf(String name, List<String> choices) {
    String chosen = text(name);
    if (!chosen.isEmpty() && !choices.contains(chosen)) {
      fault(name, "'%s' is not %s.".formatted(chosen, String.join(" or ", choices)));
    }
    return Stream.of(chosen).filter(choices::contains);
  }

  private String text(String name) {
    return once(name, Function.identity());
  }

  private String once(String name, Function<String, String> read) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      fault(name, "It is given more than once.");
    }
    String value = values.isEmpty() || values.get(0) == null ? "" : values.get(0).strip();
    if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
      fault(name, "It is longer than %d characters, or no text.".formatted(LONGEST));
      return "";
    }
    return read.apply(value);
  }

  private void refuseUnknown(Set<String> known) {
    parameters.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> fault(name, "There is no such parameter."));
  }

  private void fault(String parameter, String problem) {
    faults.add(new SearchFault(parameter, problem));
  }

  private void refuseIfFaulty() {
    if (!faults.isEmpty()) {
      throw new FaultySearch(faults);
    }
  }
}
