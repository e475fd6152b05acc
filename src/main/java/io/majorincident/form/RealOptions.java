package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the real options into a start form, which gets no variables from the engine. */
@Component
@Order(2)
class RealOptions implements Enrichment {

  private final Options options;

  RealOptions(Options options) {
    this.options = options;
  }

  @Override
  public boolean concerns(Asked asked) {
    return asked.method().equals("GET") && asked.path().endsWith("/deployed-start-form");
  }

  @Override
  public void enrich(Asked asked, JsonNode form) {
    form.path("components").forEach(component -> addOptions(asked, component));
  }

  private void addOptions(Asked asked, JsonNode component) {
    String list = component.path("valuesKey").asText();
    if (options.has(list)) {
      ((ObjectNode) component).remove("valuesKey");
      ((ObjectNode) component).set("values", options.list(list, asked));
    }
  }
}
