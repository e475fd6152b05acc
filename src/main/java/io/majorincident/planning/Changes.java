package io.majorincident.planning;

import io.majorincident.oncall.OwnedService;
import io.majorincident.oncall.Plan;
import io.majorincident.oncall.PlanChanged;
import io.majorincident.oncall.PlanDifference;
import io.majorincident.oncall.PlanFile;
import io.majorincident.oncall.Team;
import io.majorincident.process.ProcessOwners;
import io.majorincident.process.SignedIn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of the plan: what they would do, who may make them, and making them. */
@Component
class Changes {

  private final PlanVersions versions;
  private final PlanSnapshots snapshots;
  private final SignedIn signedIn;
  private final ProcessOwners rights;
  private final ApplicationEventPublisher events;
  private final ReadPlan read;
  private final ChangersInLine line;
  private final PlanBell bell;

  Changes(
      PlanVersions versions,
      PlanSnapshots snapshots,
      SignedIn signedIn,
      ProcessOwners rights,
      ApplicationEventPublisher events,
      ReadPlan read,
      ChangersInLine line,
      PlanBell bell) {
    this.versions = versions;
    this.snapshots = snapshots;
    this.signedIn = signedIn;
    this.rights = rights;
    this.events = events;
    this.read = read;
    this.line = line;
    this.bell = bell;
  }

  /**
   * @throws io.majorincident.oncall.FaultyPlan with all faults
   */
  PlanPreview preview(String sent) {
    long number = versions.newest();
    String text = meant(number, sent);
    return look(number, sent, text, understand(text)).shown(read);
  }

  /**
   * Puts a plan into force; if it says nothing new, nothing changes.
   *
   * @param changed the number of the version that was read and changed
   * @throws io.majorincident.oncall.FaultyPlan with all faults
   * @throws NotYourTeam if whoever is signed in may not change all of it
   * @throws PlanChangedMeanwhile if another version is in force by now
   */
  @Transactional
  public PlanPreview apply(long changed, String sent, String reason) {
    snapshots.renew();
    onlyIfNewest(changed);
    String text = meant(changed, sent);
    Plan after = understand(text);
    PlanPreview preview = look(changed, sent, text, after);
    if (!preview.notYours().isEmpty()) {
      throw new NotYourTeam(preview.notYours());
    }
    if (!preview.differences().isEmpty()) {
      line.enter();
      onlyIfNewest(changed);
      put(text, after, signedIn.id().orElse(PlanVersion.SYSTEM), reason);
    }
    return preview.shown(read);
  }

  private void onlyIfNewest(long changed) {
    long newest = versions.newest();
    if (changed != newest) {
      throw new PlanChangedMeanwhile(changed, newest);
    }
  }

  private String meant(long number, String sent) {
    return read.meant(sent, inForce(number));
  }

  private String inForce(long number) {
    return versions.find(number).map(PlanVersion::text).orElse("{}");
  }

  private static Plan understand(String text) {
    return PlanFile.read(text, "that was sent");
  }

  private PlanPreview look(long number, String sent, String text, Plan after) {
    List<PlanDifference> differences = read.differences(inForce(number), sent, text);
    return new PlanPreview(number, differences, notYours(differences, after));
  }

  /** The newest plan, which nobody else changes until the transaction ends. */
  Plan hold() {
    line.enter();
    return snapshots.renew();
  }

  /** Puts a plan that was looked at into force, for whoever has it alone. */
  void put(String text, Plan after, String changer, String reason) {
    Plan before = inForce();
    PlanVersion added = versions.add(text, changer, reason);
    snapshots.change(new Understood(added.number(), after));
    bell.ring(added.number());
    tell(new PlanChanged(before, after));
  }

  /** Whether there is anything that whoever is signed in may change. */
  boolean areAllowed() {
    return signedIn.administrates() || signedIn.id().flatMap(inForce()::person).isPresent();
  }

  /** What follows is no right of whoever changed the plan: groups for new teams. */
  private void tell(PlanChanged changed) {
    rights.unhindered(
        () -> {
          events.publishEvent(changed);
          return changed;
        });
  }

  private List<String> notYours(List<PlanDifference> differences, Plan after) {
    if (signedIn.administrates()) {
      return List.of();
    }
    List<String> yours = yours(after);
    return differences.stream()
        .map(PlanDifference::path)
        .filter(path -> yours.stream().noneMatch(path::startsWith))
        .toList();
  }

  /**
   * The beginnings of the paths of how a person is reached, of their own teams, of the services of
   * these teams, and of new services that these teams are to have. That somebody is in a team only
   * after the change does not count.
   */
  private List<String> yours(Plan after) {
    List<String> teams = yourTeams();
    Stream<String> services =
        Stream.concat(inForce().services().stream(), added(after))
            .filter(service -> teams.contains(service.team()))
            .map(OwnedService::id)
            .map("services.%s."::formatted);
    return Stream.of(own(), teams.stream().map("teams.%s."::formatted), services)
        .flatMap(paths -> paths)
        .toList();
  }

  private Stream<String> own() {
    return signedIn.id().stream()
        .flatMap(
            id ->
                Stream.of("contacts", "notify.", "language", "zone")
                    .map(key -> "people.%s.%s".formatted(id, key)));
  }

  private List<String> yourTeams() {
    return inForce().teams().stream()
        .filter(team -> signedIn.id().filter(team.members()::contains).isPresent())
        .map(Team::id)
        .toList();
  }

  private Stream<OwnedService> added(Plan after) {
    Set<String> known =
        inForce().services().stream().map(OwnedService::id).collect(Collectors.toSet());
    return after.services().stream().filter(service -> !known.contains(service.id()));
  }

  private Plan inForce() {
    return snapshots.getTarget();
  }
}
