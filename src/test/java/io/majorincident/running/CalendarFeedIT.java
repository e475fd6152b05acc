package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another program reads the calendar of a person at its secret address. */
@ExtendWith(OneCompany.class)
class CalendarFeedIT {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void nodeIcalReadsTheShiftsThatThePlanSays(RunningApplication application) throws Exception {
    NodeFolder reader =
        new NodeFolder(Path.of("src/test/resources/node-ical"), "node-ical", "node-ical");
    JsonNode made = json.readTree(application.ask("david", "POST", "/api/calendars", "{}"));
    String read = reader.run(List.of("node", "read.js", made.path("address").asText()));

    List<String> own = shiftsOf("david", application);
    assertThat(own).hasSizeGreaterThan(10);
    assertThat(read.lines()).containsAll(own);
  }

  /** All that begin and end in the coming half year. */
  private List<String> shiftsOf(String person, RunningApplication application) throws Exception {
    String path = "/api/on-call/catalogue";
    String now = json.readTree(application.ask(person, "GET", path, "")).at("/0/from").asText();
    Instant end = Instant.parse(now).plus(Duration.ofDays(183));
    JsonNode coming =
        json.readTree(
            application.ask(person, "GET", "%s?from=%s&to=%s".formatted(path, now, end), ""));
    return coming
        .valueStream()
        .skip(1)
        .limit(coming.size() - 2)
        .filter(shift -> shift.path("person").asText().equals(person))
        .map(CalendarFeedIT::line)
        .toList();
  }

  private static String line(JsonNode shift) {
    return "%s | %s | On call: Catalogue"
        .formatted(moment(shift.path("from")), moment(shift.path("until")));
  }

  /** As JavaScript writes it. */
  private static String moment(JsonNode instant) {
    return instant.asText().replace("Z", ".000Z");
  }
}
