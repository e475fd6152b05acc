package io.majorincident.database;

import static io.majorincident.database.Origin.Kinship.COPY;
import static io.majorincident.database.Origin.Kinship.PROMOTED;
import static io.majorincident.database.Origin.Kinship.SAME;
import static io.majorincident.database.Origin.Kinship.UPGRADED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What tells a copy from the database that goes on. */
class OriginTest {

  private static final Origin NOTED = new Origin("7301", "16384", "24610", "", 1, 16);

  @Test
  void aRestartAndASmallUpgradeChangeNothing() {
    assertThat(NOTED.to(NOTED)).isEqualTo(SAME);
    assertThat(new Origin("7301", "16384", "24610", "", 1, 17).to(NOTED)).isEqualTo(SAME);
  }

  @Test
  void aDumpLiesElsewhereWhereverItIsRestored() {
    assertThat(new Origin("9999", "16384", "24610", "", 1, 16).to(NOTED)).isEqualTo(COPY);
    assertThat(new Origin("7301", "16999", "24610", "", 1, 16).to(NOTED)).isEqualTo(COPY);
    assertThat(new Origin("7301", "16384", "30000", "", 1, 16).to(NOTED))
        .as("in the place of the original")
        .isEqualTo(COPY);
    assertThat(new Origin("9999", "16384", "30000", "", 1, 17).to(NOTED))
        .as("in a newer cluster")
        .isEqualTo(COPY);
  }

  @Test
  void aReplicaHasALaterTimeline() {
    assertThat(new Origin("7301", "16384", "24610", "", 2, 16).to(NOTED)).isEqualTo(PROMOTED);
    assertThat(NOTED.to(new Origin("7301", "16384", "24610", "", 2, 16)))
        .as("the time before the promotion is over")
        .isEqualTo(COPY);
  }

  @Test
  void anUpgradeOfTheClusterKeepsAllButItsIdentifier() {
    assertThat(new Origin("9999", "16384", "24610", "", 1, 17).to(NOTED)).isEqualTo(UPGRADED);
  }

  @Test
  void aCopiedFolderHasAnotherInode() {
    Origin embedded = new Origin("7301", "5", "24610", "777", 1, 16);
    assertThat(new Origin("7301", "5", "24610", "778", 1, 16).to(embedded)).isEqualTo(COPY);
    assertThat(embedded.name()).isEqualTo("7301-5-24610-1-777");
  }
}
