package io.majorincident.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.database.ThisNode;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * What one node has at hand when it dies goes on with another one, before its lease has run out.
 */
class NodeDeliveriesTest {

  private final DataSource database = ChannelDatabase.empty();
  private final MovableClock clock = new MovableClock();
  private final FakeSender mail = new FakeSender("mail");

  @Test
  void theNextOneSendsItWithTheSameKeyAndOnce() {
    try (Node dead = new Node(database, clock, new FakeSender("mail"));
        Node alive = new Node(database, clock, mail)) {
      dead.add(Node.page("page-1"));
      assertThat(dead.get(Claims.class).next("mail", List.of(), clock.instant())).isPresent();
      assertThat(alive.dispatchDue()).as("the dead one has it").isZero();

      assertThat(release(alive, dead)).isEqualTo(1);
      assertThat(alive.dispatchDue()).isEqualTo(1);
      assertThat(mail.keys()).containsExactly("page-1");
      assertThat(alive.status("page-1").attempts()).isEqualTo(2);
      assertThat(release(alive, dead)).as("nothing is left").isZero();
    }
  }

  @Test
  void whatAnotherNodeHasAtHandStaysThere() {
    try (Node dead = new Node(database, clock, new FakeSender("mail"));
        Node alive = new Node(database, clock, mail)) {
      dead.add(Node.page("page-1"));
      assertThat(alive.get(Claims.class).next("mail", List.of(), clock.instant())).isPresent();
      assertThat(release(alive, dead)).isZero();
      assertThat(alive.dispatchDue()).isZero();
    }
  }

  private static int release(Node by, Node of) {
    return by.inTransaction(
        () -> by.get(NodeDeliveries.class).release(of.get(ThisNode.class).id()));
  }
}
