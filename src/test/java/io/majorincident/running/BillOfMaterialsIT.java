package io.majorincident.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/**
 * The packaged application says what it is made of, and holds nothing with a hole that is mended.
 */
class BillOfMaterialsIT {

  private static final String JARS = "BOOT-INF/lib/";

  /** Put there when the jar is made, and part of the framework. */
  private static final String TOOLS = "spring-boot-jarmode-tools-";

  @Test
  void itNamesEveryJarInside() throws Exception {
    try (JarFile application = packaged()) {
      Map<String, String> named = named(application);
      assertThat(
              application.stream()
                  .map(entry -> entry.getName())
                  .filter(name -> name.startsWith(JARS) && name.endsWith(".jar"))
                  .map(name -> name.substring(JARS.length()))
                  .filter(jar -> !jar.startsWith(TOOLS)))
          .hasSizeGreaterThan(100)
          .allMatch(jar -> named.keySet().stream().anyMatch(jar::startsWith));
    }
  }

  /** Its reader of JSON overflows the stack until then (CVE-2025-53864). */
  @Test
  void theReaderOfTokensIsMended() throws Exception {
    try (JarFile application = packaged()) {
      assertThat(named(application)).containsKey("nimbus-jose-jwt-9.37.4");
    }
  }

  private static JarFile packaged() throws Exception {
    return new JarFile(Path.of(System.getProperty("packaged.jar")).toFile());
  }

  /** Each component by its name and version, as a jar is called. */
  private static Map<String, String> named(JarFile application) throws Exception {
    ZipEntry entry = application.getEntry("META-INF/sbom/application.cdx.json");
    assertThat(entry).as("what a build writes that is online").isNotNull();
    try (InputStream bill = application.getInputStream(entry)) {
      JsonNode components = new ObjectMapper().readTree(bill).path("components");
      return components.findParents("purl").stream()
          .collect(
              Collectors.toMap(
                  it -> it.path("name").asText() + "-" + it.path("version").asText(),
                  it -> it.path("purl").asText(),
                  (one, other) -> one,
                  TreeMap::new));
    }
  }
}
