package io.majorincident;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Deploys files as Camunda Modeler does: the same address, the same fields, basic authentication.
 */
record Modeler(TestRestTemplate http, String person) {

  /** Sends these files; as the name of the deployment Modeler proposes that of the diagram. */
  ResponseEntity<JsonNode> deploy(String name, Map<String, String> files) {
    return deploy(Map.of("deployment-name", name), files);
  }

  /** Sends these files; each field is in place of what Modeler would send. */
  ResponseEntity<JsonNode> deploy(Map<String, String> fields, Map<String, String> files) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.MULTIPART_FORM_DATA);
    LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
    parts.add("deployment-source", "Camunda Modeler");
    parts.add("enable-duplicate-filtering", "true");
    fields.forEach(parts::set);
    files.forEach((file, content) -> parts.add(file, new NamedFile(file, content)));
    return http.withBasicAuth(person, "demo")
        .postForEntity(
            "/engine-rest/deployment/create", new HttpEntity<>(parts, headers), JsonNode.class);
  }

  /** Sends one file. */
  ResponseEntity<JsonNode> deploy(String file, String content) {
    return deploy(file.replaceAll("\\..*", ""), Map.of(file, content));
  }

  /** A file of the project as it lies there. */
  static String file(String name) {
    try {
      return Files.readString(Path.of(name.endsWith(".form") ? "forms" : "bpmn", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file with something written in another way. */
  static String changed(String name, String before, String after) {
    String file = file(name);
    if (!file.contains(before)) {
      throw new IllegalArgumentException("%s does not contain: %s".formatted(name, before));
    }
    return file.replace(before, after);
  }

  private static final class NamedFile extends ByteArrayResource {

    private final String name;

    NamedFile(String name, String content) {
      super(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      this.name = name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public boolean equals(Object other) {
      return super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }
}
