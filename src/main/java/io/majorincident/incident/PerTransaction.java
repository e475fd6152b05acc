package io.majorincident.incident;

import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is kept until the transaction ends, and not from one to the next. */
public final class PerTransaction<K, V> {

  private static final class Held<K, V> extends ResourceHolderSupport {

    private final Map<K, V> values = new HashMap<>();
  }

  /** What is kept in this transaction; empty, and kept nowhere, where there is none. */
  @SuppressWarnings("unchecked")
  public Map<K, V> values() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return new HashMap<>();
    }
    Held<K, V> held = (Held<K, V>) TransactionSynchronizationManager.getResource(this);
    return (held == null ? begin() : held).values;
  }

  private Held<K, V> begin() {
    Held<K, V> held = new Held<>();
    TransactionSynchronizationManager.bindResource(this, held);
    TransactionSynchronizationManager.registerSynchronization(
        new ResourceHolderSynchronization<Held<K, V>, PerTransaction<K, V>>(held, this) {});
    return held;
  }
}
