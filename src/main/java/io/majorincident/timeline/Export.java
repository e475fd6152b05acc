package io.majorincident.timeline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads the record of an incident out of its export: JSON, or the HTML page that holds the same
 * JSON in its element "dossier".
 */
final class Export {

  private static final Pattern DOSSIER =
      Pattern.compile(
          "<script(?=[^>]*\\bid=\"dossier\")[^>]*>(.*?)</script",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Export() {}

  /**
   * @param text of the whole file
   * @throws UnreadableExport with what is wrong as a sentence
   */
  static IncidentRecord read(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return record(tree(plain.stripLeading().startsWith("<") ? dossier(plain) : plain));
  }

  private static String dossier(String page) {
    List<MatchResult> found = DOSSIER.matcher(page).results().toList();
    if (found.size() != 1) {
      throw new UnreadableExport(
          "An exported page has one element 'dossier'; this one has %d.".formatted(found.size()));
    }
    return found.get(0).group(1);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UnreadableExport("It is no JSON: " + e.getOriginalMessage());
    }
  }

  private static IncidentRecord record(JsonNode export) {
    JsonNode chain = export.path("chain");
    String incident = incident(export);
    if (incident.isEmpty()
        || !export.path("timeline").isArray()
        || !chain.path("count").canConvertToLong()
        || !chain.path("head").isTextual()) {
      throw new UnreadableExport(
          "An export has 'incident', 'timeline' and 'chain' with 'count' and 'head'; this one lacks some of it.");
    }
    ChainHead head = new ChainHead(chain.path("count").asLong(), chain.path("head").asText());
    return new IncidentRecord(incident, timeline(export), head);
  }

  /** A dossier tells more of the incident than its number. */
  private static String incident(JsonNode export) {
    JsonNode incident = export.path("incident");
    JsonNode number = incident.isObject() ? incident.path("number") : incident;
    return number.isTextual() ? number.asText() : "";
  }

  private static List<TimelineEntry> timeline(JsonNode export) {
    List<TimelineEntry> entries = new ArrayList<>();
    export.path("timeline").forEach(entry -> entries.add(entry(entry)));
    return entries;
  }

  /** What is missing or of another kind becomes what no genuine entry has, and so is found. */
  private static TimelineEntry entry(JsonNode entry) {
    return new TimelineEntry(
        entry.path("sequence").isIntegralNumber() ? entry.path("sequence").asLong() : 0,
        moment(text(entry, "at")),
        text(entry, "kind"),
        text(entry, "who"),
        text(entry, "text"),
        text(entry, "previousHash"),
        text(entry, "hash"));
  }

  private static String text(JsonNode entry, String field) {
    JsonNode value = entry.path(field);
    return value.isTextual() ? value.asText() : "?" + value;
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException noMoment) {
      return Instant.MAX;
    }
  }
}
