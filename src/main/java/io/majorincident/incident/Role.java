package io.majorincident.incident;

import java.util.Arrays;
import java.util.Optional;

/** The roles that are fixed before an incident; the id is the candidate group in the diagrams. */
public enum Role {
  INCIDENT_MANAGER("incidentManager", "Incident manager"),
  TECHNICAL_LEAD("technicalLead", "Technical lead"),
  COMMUNICATIONS_MANAGER("communicationsManager", "Communications manager"),
  CUSTOMER_SUPPORT_LEAD("customerSupportLead", "Customer support lead"),
  SOCIAL_MEDIA_LEAD("socialMediaLead", "Social media lead"),
  PROBLEM_MANAGER("problemManager", "Problem manager"),
  MAJOR_INCIDENT_REVIEW_BOARD("majorIncidentReviewBoard", "Major incident review board");

  private final String id;
  private final String label;

  Role(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The name of the candidate group. */
  public String id() {
    return id;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** The role with this id, or empty if nobody has fixed such a role. */
  public static Optional<Role> find(String id) {
    return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
  }
}
