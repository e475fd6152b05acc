package io.majorincident.dossier;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.query.Query;

/**
 * Reads all that a query finds in portions, as the engine does not let people read without a limit.
 */
final class Everything {

  private static final int AT_A_TIME = 1000;

  private Everything() {}

  /**
   * @param query with an order, so that no portion overlaps another
   */
  static <T> List<T> of(Query<?, T> query) {
    List<T> all = new ArrayList<>();
    List<T> portion;
    do {
      portion = query.listPage(all.size(), AT_A_TIME);
      all.addAll(portion);
    } while (portion.size() == AT_A_TIME);
    return all;
  }
}
