package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A claim whose answer was lost is taken up again soon, and costs no attempt. */
class LostClaimsTest {

  private final DataSource database = ChannelDatabase.empty();
  private final MovableClock clock = new MovableClock();
  private final FakeSender mail = new FakeSender("mail");

  @Test
  void whatWasClaimedInVainGoesOutAtTheFirstAttempt() {
    try (Node node = new Node(database, clock, mail)) {
      claimed(node);
      assertThat(node.get(LostClaims.class).freeNow()).as("perhaps on its way").isZero();
      later(node);
      assertThat(node.get(LostClaims.class).freeNow()).isEqualTo(1);
      assertThat(node.dispatchDue()).isEqualTo(1);
      assertThat(mail.keys()).containsExactly("page-1");
      assertThat(node.status("page-1").attempts()).isEqualTo(1);
    }
  }

  @Test
  void whatIsAtHandStaysThere() {
    try (Node node = new Node(database, clock, mail)) {
      List<Parcel> parcels = List.of(claimed(node));
      later(node);
      node.get(LostClaims.class).begun(parcels);
      assertThat(node.get(LostClaims.class).freeNow()).isZero();
      node.get(LostClaims.class).ended(parcels);
      assertThat(node.get(LostClaims.class).freeNow()).isEqualTo(1);
    }
  }

  @Test
  void whatAnotherNodeHasStaysThere() {
    try (Node node = new Node(database, clock, mail);
        Node other = new Node(database, clock, new FakeSender("mail"))) {
      claimed(other);
      later(node);
      assertThat(node.get(LostClaims.class).freeNow()).isZero();
    }
  }

  private Parcel claimed(Node node) {
    node.add(Node.page("page-1"));
    return node.get(Claims.class).next("mail", List.of(), clock.instant()).orElseThrow();
  }

  private static void later(Node node) {
    node.get(JdbcClient.class)
        .sql("update delivery set leased_until = leased_until - interval '3 seconds'")
        .update();
  }
}
