package io.majorincident.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A plan as others may read it, and what is meant when they send it back. */
class MaskedPlanTest {

  private static final String PLAN =
      """
      # Grüße aus Köln 🚒
      people:
        anna:
          contacts:
            - mail: anna@company.example # hers
            - text: &phone "+4915112345678"
            - voice: *phone
            - ntfy: https://ntfy.sh/first
            - {ntfy: 'https://ntfy.sh/second', push: https://me:word@push.example/x}
        ben:
          contacts:
            - mail: |
                ben@company.example
            - webhook: https://hooks.example/ben#hooks
      audiences:
        customers:
          - name: News
            mail: news@company.example
      """;

  private static String masked(String reader) {
    return MaskedPlan.of(PLAN, reader);
  }

  private static String restored(String text) {
    return MaskedPlan.restored(text, PLAN, "that was sent");
  }

  @Test
  void everybodyElseReadsMasks() {
    assertThat(masked("auditor"))
        .isEqualTo(
            """
            # Grüße aus Köln 🚒
            people:
              anna:
                contacts:
                  - mail: "a...@company.example" # hers
                  - text: &phone "...678"
                  - voice: *phone
                  - ntfy: "https://ntfy.sh/..."
                  - {ntfy: "https://ntfy.sh/... (2)", push: "https://push.example/..."}
              ben:
                contacts:
                  - mail: "b...@company.example"
                  - webhook: "https://hooks.example/..."
            audiences:
              customers:
                - name: News
                  mail: "n...@company.example"
            """);
  }

  @Test
  void everybodyReadsTheirOwn() {
    assertThat(masked("anna")).contains("ntfy.sh/second", "&phone \"+4915112345678\"");
    assertThat(masked("ben")).contains("https://hooks.example/ben#hooks").doesNotContain("first");
  }

  @Test
  void whatIsSentBackMeansTheSame() {
    for (String reader : new String[] {"anna", "ben", "auditor"}) {
      assertThat(PlanFile.differences(PLAN, restored(masked(reader)))).as(reader).isEmpty();
    }
  }

  @Test
  void whatWasReorderedKeepsItsAddress() {
    String text =
        """
        people:
          ben: {contacts: [{webhook: https://hooks.example/...}, {mail: b...@company.example}]}
          anna: {contacts: [{ntfy: https://ntfy.sh/... (2)}, {ntfy: https://ntfy.sh/...}]}
        """;
    assertThat(restored(text))
        .isEqualTo(
            """
            people:
              ben: {contacts: [{webhook: https://hooks.example/ben#hooks}, {mail: "ben@company.example"}]}
              anna: {contacts: [{ntfy: "https://ntfy.sh/second"}, {ntfy: https://ntfy.sh/first}]}
            """);
  }

  @Test
  void nobodyGetsTheAddressOfAnother() {
    refused("people: {ben: {contacts: [{text: ...678}]}}", "people.ben.contacts[0].text");
    refused("people: {anna: {contacts: [{text: ...679}]}}", "'...679' is masked");
    refused("people: {anna: {contacts: [{voice: https://ntfy.sh/...}]}}", "line 1");
    refused("audiences: {staff: [{name: News, mail: n...@company.example}]}", "audiences.staff[0]");
    refused(
        "people: {anna: {contacts: [{ntfy: &x https://ntfy.sh/...}]}, ben: {contacts: [{ntfy: *x}]}}",
        "people.ben.contacts[0].ntfy");
  }

  @Test
  void noNameBorrowsAnAddress() {
    String borrowed = "A masked address is used elsewhere, too.";
    refused(
        "people: {anna: {contacts: [{text: &x ...678}]}, ben: {name: *x, contacts: [{mail: b@x.example}]}}",
        borrowed);
    refused("people: {anna: {contacts: &x [{text: ...678}]}}\naudiences: {x: *x}", borrowed);
    refused("people: &x {anna: {contacts: [{text: ...678}]}}\nteams: *x", borrowed);
    refused("people: {anna: {contacts: [{text: &x ...678}]}}\n*x : 1", borrowed);
  }

  @Test
  void whatIsNoPlanIsLeftToWhoeverReadsIt() {
    for (String text :
        new String[] {"", "a: [", "people: 1", "people: {anna: {contacts: {}}}", "- 1"}) {
      assertThat(restored(text)).isEqualTo(text);
    }
  }

  private static void refused(String text, String why) {
    assertThatThrownBy(() -> restored(text))
        .as(text)
        .isInstanceOf(FaultyPlan.class)
        .hasMessageContaining(why);
  }
}
