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

/** The one who is always there, and who does all as long as there is no plan. */
record Administrator(String id, String name, String mail) {

  private static final String TEAM = "operations";

  /**
   * The administrator whom the settings name.
   *
   * @throws NobodyToPage if they name none, or no mail address
   */
  static Administrator of(Environment environment) {
    String id = setting(environment, "id");
    String mail = setting(environment, "email");
    if (id.isEmpty() || mail.isEmpty()) {
      throw new NobodyToPage();
    }
    return new Administrator(id, "Administrator", mail);
  }

  /** A company of one team with one member, who has every role. */
  Plan planAlone() {
    ZoneId zone = ZoneId.systemDefault();
    return new Plan(
        new Plan.Company("Company", Locale.ENGLISH, zone, TEAM),
        List.of(person(zone)),
        List.of(new Team(TEAM, "Operations", always(zone).schedule(), List.of(id))),
        List.of(),
        Map.of());
  }

  private Person person(ZoneId zone) {
    List<Contact> contacts = List.of(new Contact(Contact.MAIL, mail));
    return new Person(
        id,
        name,
        Locale.ENGLISH,
        zone,
        contacts,
        EnumSet.allOf(Role.class),
        NotificationRules.NONE);
  }

  private Rotation always(ZoneId zone) {
    return new Rotation(
        LocalDate.EPOCH.atStartOfDay(), zone, DayOfWeek.MONDAY, LocalTime.MIDNIGHT, List.of(id));
  }

  private static String setting(Environment environment, String key) {
    return environment.getProperty("majorincident.access.admin." + key, "").strip();
  }
}
