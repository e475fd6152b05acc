package io.majorincident.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line tells from a file alone whether an exported timeline is intact. */
class ExportCheckTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @TempDir Path folder;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void anIntactExportIsToldToBeIntact() throws IOException {
    assertThat(verify(export().toPrettyString())).isZero();
    assertThat(told())
        .contains("The timeline of MI-2026-0001, 7 entries, is intact.")
        .contains(RecordFixture.intact().chain().head());
  }

  @Test
  void aPageHoldsTheSameJson() throws IOException {
    assertThat(verify(page(export()))).isZero();
    assertThat(verify(page(changed(2, "text")))).isEqualTo(1);
    assertThat(told()).contains("is intact", "Entry 3 was changed.");
  }

  @Test
  void everyChangeOfAnyFieldOfAnyEntryIsFoundInAFile() throws IOException {
    for (int position = 0; position < RecordFixture.SIZE; position++) {
      for (String field :
          List.of("sequence", "at", "kind", "who", "text", "previousHash", "hash")) {
        assertThat(verify(changed(position, field).toString())).as(field).isEqualTo(1);
        assertThat(verify(page(without(position, field)))).as("no " + field).isEqualTo(1);
      }
    }
    assertThat(told()).contains("Entry 7 was changed.").contains("is not what was written");
  }

  @Test
  void aHashThatWasNotedEarlierMustStillBeThere() throws IOException {
    String noted = "--noted=" + RecordFixture.intact().chain().head();
    assertThat(verify(export().toString(), noted)).isZero();
    IncidentRecord rewritten = RecordFixture.record(RecordFixture.entries().subList(0, 3));
    String shorter = JSON.writeValueAsString(rewritten);
    assertThat(verify(shorter)).as("nothing in the file tells").isZero();
    assertThat(verify(shorter, noted)).isEqualTo(1);
    assertThat(told()).contains("No entry has the hash " + noted.substring(8));
  }

  @Test
  void whatIsNoExportIsToldToBeUnreadable() throws IOException {
    String twice = "{\"incident\":\"MI-1\",\"incident\":\"MI-2\"}";
    for (String content :
        List.of("", "{}", "[]", "{", "<html></html>", twice, page(export()) + page(export()))) {
      assertThat(verify(content)).as(content).isEqualTo(2);
    }
    for (String part : List.of("incident", "timeline", "chain")) {
      assertThat(verify(((ObjectNode) export()).without(part).toString())).as(part).isEqualTo(2);
    }
    assertThat(check("nowhere.json").run(new PrintStream(told))).isEqualTo(2);
    assertThat(told()).contains("cannot be verified").contains("nowhere.json");
  }

  @Test
  void withoutTheOptionNothingIsVerified() {
    assertThat(ExportCheck.asked("--server.port=8080")).isEmpty();
  }

  private static JsonNode export() {
    ObjectNode export = JSON.valueToTree(RecordFixture.intact());
    return export.put("title", "what else a dossier holds");
  }

  private static JsonNode changed(int position, String field) {
    JsonNode export = export();
    ObjectNode entry = entry(export, position);
    switch (field) {
      case "sequence" -> entry.put(field, entry.path(field).asLong() + 1);
      case "at" -> entry.put(field, "2026-11-23T01:00:09Z");
      default -> entry.put(field, entry.path(field).asText() + "x");
    }
    return export;
  }

  private static JsonNode without(int position, String field) {
    JsonNode export = export();
    entry(export, position).remove(field);
    return export;
  }

  private static ObjectNode entry(JsonNode export, int position) {
    return (ObjectNode) ((ArrayNode) export.path("timeline")).get(position);
  }

  private static String page(JsonNode export) {
    return "<!doctype html><title>x</title><script>let a = 1 < 2</script><script type=\"application/json\" id=\"dossier\">"
        + export.toString().replace("<", "\\u003c")
        + "</script>";
  }

  private int verify(String content, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("export"), content);
    return check(file.toString(), more).run(new PrintStream(told));
  }

  private static ExportCheck check(String file, String... more) {
    return ExportCheck.asked(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of("--verify=" + file), java.util.Arrays.stream(more))
                .toArray(String[]::new))
        .orElseThrow();
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }
}
