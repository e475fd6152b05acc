package io.majorincident.web;

import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP whose senders cannot tie up threads by being slow: headers have a deadline, and a request
 * gets to a thread that works on it when its body has arrived as a whole.
 */
public final class BoundedHttp extends Http11NioProtocol {

  private final BodyLimits limits = new BodyLimits();
  private final ReceivingBudget budget = ReceivingBudget.ofTheMachine();

  @Override
  public void setAdapter(Adapter adapter) {
    super.setAdapter(new WholeBodies(adapter, limits, budget, new Bulkhead(getMaxThreads())));
  }

  @Override
  protected Processor createProcessor() {
    return new BoundedProcessor(this, getAdapter());
  }
}
