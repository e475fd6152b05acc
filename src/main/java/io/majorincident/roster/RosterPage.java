package io.majorincident.roster;

import io.majorincident.language.Languages;
import io.majorincident.language.WebPage;
import io.majorincident.oncall.Team;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page "On call": who answers now and next, the coming weeks, and what it takes from each. */
@RestController
class RosterPage {

  private static final WebPage PAGE = new WebPage("onCall");

  private final Roster roster;
  private final Picture picture;
  private final PageWords words;

  RosterPage(Roster roster, Picture picture, PageWords words) {
    this.roster = roster;
    this.picture = picture;
    this.words = words;
  }

  @OpenTo(
      value = {Caller.RESPONDER, Caller.OWNER, Caller.AUDITOR},
      what = "who is on call, as a page")
  @GetMapping(value = "/on-call", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  String show(HttpServletRequest request) {
    Locale language = Languages.asked(request);
    Instant now = roster.now();
    List<Map<String, Object>> teams =
        roster.teams().stream().map(team -> team(team, now, language)).toList();
    return PAGE.show(
        language,
        Map.of(
            "language",
            language.getLanguage(),
            "say",
            words.in(language),
            "teams",
            teams,
            "width",
            Week.WIDTH));
  }

  private Map<String, Object> team(Team team, Instant now, Locale language) {
    ZoneId zone = team.schedule().zone();
    Roster.Answering answering = roster.answering(team, now, language);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", team.name());
    facts.put("services", String.join(", ", answering.services()));
    facts.put("zone", zone.getId());
    facts.put("now", shift(answering.now(), zone, language));
    facts.put("next", next(answering, zone, language));
    facts.put("weeks", picture.weeks(team, now, language));
    facts.put("loads", roster.loads(team, now).toList());
    return facts;
  }

  /** Nobody follows on whoever is on call for longer than one looks ahead. */
  private static List<Map<String, Object>> next(
      Roster.Answering answering, ZoneId zone, Locale language) {
    boolean another = !Objects.equals(answering.now().person(), answering.next().person());
    return another ? List.of(shift(answering.next(), zone, language)) : List.of();
  }

  private static Map<String, Object> shift(Shift shift, ZoneId zone, Locale language) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("gap", shift.gap());
    facts.put("name", shift.name());
    facts.put("why", shift.why());
    facts.put("from", at(shift.from(), zone, language));
    facts.put("until", at(shift.until(), zone, language));
    facts.put("shadows", String.join(", ", shift.shadows()));
    return facts;
  }

  private static String at(Instant moment, ZoneId zone, Locale language) {
    return Picture.format("EEE d MMM y, HH:mm", language).withZone(zone).format(moment);
  }
}
