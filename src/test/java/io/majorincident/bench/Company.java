package io.majorincident.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.stream.IntStream;

/**
 * A company with a service, a team and a person on call for each alert that is raised: nobody is
 * paged so often that limits or bundles put a page off.
 */
public final class Company {

  private static final String ROLES =
      "[incidentManager, technicalLead, communicationsManager, customerSupportLead, socialMediaLead,"
          + " problemManager, majorIncidentReviewBoard]";

  private final int size;
  private final Receiver receiver;

  /**
   * @param size how many people there are
   * @param receiver takes what is pushed to them
   */
  public Company(int size, Receiver receiver) {
    this.size = size;
    this.receiver = receiver;
  }

  public static String service(int number) {
    return "service" + number;
  }

  /** Writes the on-call plan down. */
  public Path plan(Path folder) throws IOException {
    StringBuilder plan = new StringBuilder();
    plan.append("company: Bench\nlanguage: en\nzone: Europe/Berlin\ndefaultTeam: team0\npeople:\n");
    everybody().forEach(it -> plan.append(person(it)));
    plan.append("teams:\n");
    everybody().forEach(it -> plan.append(team(it)));
    plan.append("services:\n");
    everybody().forEach(it -> plan.append(ownedService(it)));
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve("plan.yaml"), plan);
  }

  /** Makes everybody's push count, as if they had entered the code. */
  public void verify(Connection database) throws Exception {
    try (PreparedStatement insert =
        database.prepareStatement(
            "insert into contact_verification (person, channel, address, verified_at)"
                + " values (?, 'push', ?, now())")) {
      for (int person : everybody().toArray()) {
        insert.setString(1, "person" + person);
        insert.setString(2, push(person));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private IntStream everybody() {
    return IntStream.range(0, size);
  }

  private String push(int person) {
    return receiver.url() + "/person" + person;
  }

  private String person(int it) {
    return """
          person%1$d:
            name: Person %1$d
            contacts:
              - mail: person%1$d@bench.example
              - push: %2$s
            notify:
              high:
                - {by: push}
        """
            .formatted(it, push(it))
        + (it == 0 ? "    roles: " + ROLES + "\n" : "");
  }

  private String team(int it) {
    return """
          team%1$d:
            name: Team %1$d
            members: [person%1$d, person%2$d]
            rotation:
              start: 2026-01-05
              handoverDay: Monday
              handoverTime: 10:00
              people: [person%1$d, person%2$d]
        """
        .formatted(it, (it + 1) % size);
  }

  private static String ownedService(int it) {
    return """
          service%1$d:
            name: Service %1$d
            importance: critical
            team: team%1$d
        """
        .formatted(it);
  }
}
