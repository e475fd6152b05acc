package io.majorincident.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes a dossier as a file that needs nothing else. */
@Component
class Exports {

  private final Sheets sheets;
  private final Drawings drawings;
  private final ObjectMapper json;
  private final Template page;

  Exports(Sheets sheets, Drawings drawings, ObjectMapper json) throws IOException {
    this.sheets = sheets;
    this.drawings = drawings;
    this.json = json;
    this.page = template();
  }

  /** Everything, for programs. */
  String json(Dossier dossier) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(dossier);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything, for people; the JSON is in it, too, so that it can be verified. */
  String html(Dossier dossier, Labels labels) {
    Sheet sheet = sheets.of(dossier, labels);
    Map<String, Object> facts = new HashMap<>();
    facts.put("sheet", sheet);
    facts.put("path", labels.say("The path that was taken"));
    facts.put("legend", sheet.legend());
    facts.put("diagrams", diagrams(dossier, sheet, labels));
    facts.put("json", harmless(json(dossier)));
    return page.execute(facts);
  }

  private List<Map<String, Object>> diagrams(Dossier dossier, Sheet sheet, Labels labels) {
    List<Map<String, Object>> diagrams = new java.util.ArrayList<>();
    for (int i = 0; i < dossier.processes().size(); i++) {
      diagrams.add(
          Map.of(
              "branch", sheet.processes().get(i),
              "svg", drawings.of(dossier.processes().get(i), labels)));
    }
    return diagrams;
  }

  /** No text in it can end the element that holds it. */
  private static String harmless(String json) {
    return json.replace("<", "\\u003c");
  }

  private static Template template() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            new ClassPathResource("pages/dossier.html").getInputStream(), StandardCharsets.UTF_8)) {
      return Mustache.compiler().compile(reader);
    }
  }
}
