package io.majorincident.readiness;

import io.majorincident.oncall.Team;
import io.majorincident.oncall.schedule.Duty;
import io.majorincident.oncall.schedule.Span;
import io.majorincident.oncall.schedule.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is to come for one team.
 *
 * @param managers ids of those who are called when the team does not answer
 */
record TeamAhead(Team team, Away away, List<String> managers, Instant now) {

  private static final Duration AHEAD = Duration.ofDays(14);

  /** So far is looked for the beginning and the end of what lasts longer. */
  private static final Duration FAR = Duration.ofDays(366);

  /** A time in which nobody comes or goes. */
  private record Piece(Span span, Duty duty) {}

  /** Who is on call, in order. */
  List<Duty> duties() {
    return team.schedule().between(now, now.plus(AHEAD));
  }

  /** All who should be on call are away. */
  List<Span> gaps() {
    return coming(piece -> piece.duty().isGap() && !isUnplanned(piece));
  }

  /** The first time for which the schedule plans nobody at all: it may well be meant so. */
  Optional<Span> unplanned() {
    return coming(TeamAhead::isUnplanned).stream().findFirst();
  }

  private static boolean isUnplanned(Piece piece) {
    return piece.duty().why() instanceof Why.Nobody nobody && nobody.away().isEmpty();
  }

  /** Two members at least are away, and one is left at most. */
  List<Span> collidingAbsences() {
    return coming(piece -> collide(piece.span().from()));
  }

  /** Whoever is on call is the last who could answer. */
  List<Span> endsAtNobody() {
    return coming(piece -> piece.duty().person().filter(it -> isLast(it, piece)).isPresent());
  }

  /** The members who are away at any moment of this time. */
  List<String> awayIn(Span span) {
    return team.members().stream()
        .filter(
            member ->
                changes(span).stream()
                    .filter(span::contains)
                    .anyMatch(moment -> away.at(member, moment)))
        .toList();
  }

  private boolean collide(Instant moment) {
    long missing = team.members().stream().filter(member -> away.at(member, moment)).count();
    return missing >= 2 && team.members().size() - missing <= 1;
  }

  private boolean isLast(String onCall, Piece piece) {
    return Stream.concat(team.members().stream(), managers.stream())
        .filter(other -> !other.equals(onCall))
        .allMatch(other -> away.at(other, piece.span().from()));
  }

  /** Each with its true beginning, so that it is the same tomorrow, and its true end. */
  private List<Span> coming(Predicate<Piece> weak) {
    Span window = new Span(now, now.plus(AHEAD));
    List<Span> ahead = where(weak, window);
    boolean goesBeyond =
        ahead.stream()
            .anyMatch(it -> it.from().equals(window.from()) || it.to().equals(window.to()));
    return goesBeyond ? beyond(weak, window) : ahead;
  }

  private List<Span> beyond(Predicate<Piece> weak, Span window) {
    Span wider = new Span(window.from().minus(FAR), window.to().plus(FAR));
    return where(weak, wider).stream()
        .filter(it -> it.to().isAfter(window.from()) && it.from().isBefore(window.to()))
        .map(it -> openEnded(it, wider))
        .toList();
  }

  private static Span openEnded(Span span, Span seen) {
    return new Span(
        span.from().equals(seen.from()) ? Weakness.LONG_AGO : span.from(),
        span.to().equals(seen.to()) ? Weakness.SOMETIME : span.to());
  }

  private List<Span> where(Predicate<Piece> weak, Span window) {
    List<Span> found = new ArrayList<>();
    pieces(window).stream().filter(weak).forEach(piece -> append(found, piece.span()));
    return found;
  }

  private static void append(List<Span> found, Span span) {
    int last = found.size() - 1;
    if (last >= 0 && found.get(last).to().equals(span.from())) {
      found.set(last, new Span(found.get(last).from(), span.to()));
    } else {
      found.add(span);
    }
  }

  private List<Piece> pieces(Span window) {
    List<Piece> pieces = new ArrayList<>();
    for (Duty duty : team.schedule().between(window.from(), window.to())) {
      Iterator<Instant> changes = changes(duty.span()).iterator();
      Instant from = changes.next();
      while (changes.hasNext()) {
        Instant to = changes.next();
        pieces.add(new Piece(new Span(from, to), duty));
        from = to;
      }
    }
    return pieces;
  }

  /** Beginning and end of this time, and whenever somebody leaves or comes back between them. */
  private TreeSet<Instant> changes(Span span) {
    TreeSet<Instant> changes = new TreeSet<>(List.of(span.from(), span.to()));
    away.changes().filter(span::contains).forEach(changes::add);
    return changes;
  }
}
