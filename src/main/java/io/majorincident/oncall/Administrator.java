package io.majorincident.oncall;

import io.majorincident.incident.Role;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.env.Environment;

/** The one user whom the engine always has, and who does all as long as there is no plan. */
record Administrator(String id, String name, String mail) {

  private static final String TEAM = "operations";

  static Administrator of(Environment environment) {
    String id = setting(environment, "id", "admin");
    return new Administrator(
        id,
        setting(environment, "first-name", id),
        setting(environment, "email", "admin@localhost"));
  }

  /** A company of one team with one member, who has every role. */
  Plan planAlone() {
    ZoneId zone = ZoneId.systemDefault();
    return new Plan(
        new Plan.Company("Company", Locale.ENGLISH, zone, TEAM),
        List.of(person(zone)),
        List.of(new Team(TEAM, "Operations", always(zone), List.of(id))),
        List.of(),
        Map.of());
  }

  private Person person(ZoneId zone) {
    List<Contact> contacts = List.of(new Contact(Contact.MAIL, mail));
    return new Person(id, name, Locale.ENGLISH, zone, contacts, EnumSet.allOf(Role.class));
  }

  private Rotation always(ZoneId zone) {
    return new Rotation(
        LocalDate.EPOCH.atStartOfDay(), zone, DayOfWeek.MONDAY, LocalTime.MIDNIGHT, List.of(id));
  }

  private static String setting(Environment environment, String key, String byDefault) {
    String value = environment.getProperty("camunda.bpm.admin-user." + key, "");
    return value.isBlank() ? byDefault : value.strip();
  }
}
