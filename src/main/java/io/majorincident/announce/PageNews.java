package io.majorincident.announce;

import io.majorincident.incident.Incident;
import io.majorincident.incident.Incidents;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What makes a page another one than the first of a new incident. */
@Component
class PageNews {

  private final Incidents incidents;

  PageNews(Incidents incidents) {
    this.incidents = incidents;
  }

  /**
   * As its text names it.
   *
   * @return "brokenAgainSince": the moment of the relapse, or null if there was none
   */
  Map<String, Object> of(Incident incident) {
    Map<String, Object> news = new HashMap<>();
    news.put("givenBy", "");
    news.put("givenWhy", "");
    news.put("brokenBefore", incidents.before(incident.number()).orElse(""));
    news.put("brokenAgainSince", incidents.relapsedAt(incident.number()).orElse(null));
    return news;
  }
}
