package io.majorincident.web;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory all bodies together may take that are still on their way. */
final class ReceivingBudget {

  /** A sixth of the memory: deployments of several owners at once fit, and the rest goes on. */
  private static final int SHARE = 6;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  ReceivingBudget(long most) {
    this.most = most;
  }

  static ReceivingBudget ofTheMachine() {
    return new ReceivingBudget(Runtime.getRuntime().maxMemory() / SHARE);
  }

  /** Says false, and takes nothing, if there is not so much left. */
  boolean take(long bytes) {
    if (taken.addAndGet(bytes) <= most) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  /** In bytes. */
  long taken() {
    return taken.get();
  }
}
