package io.majorincident.form;

import com.fasterxml.jackson.databind.JsonNode;

/** Changes what the engine's REST interface answers before somebody reads it. */
interface Enrichment {

  /** Whether it may have something to change in the answer. */
  boolean concerns(Asked asked);

  /** Changes the answer in place. */
  void enrich(Asked asked, JsonNode answer);
}
