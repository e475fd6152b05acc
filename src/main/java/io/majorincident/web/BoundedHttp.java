package io.majorincident.web;

import java.util.List;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP whose senders cannot tie up threads by being slow: headers have a deadline, a request gets
 * to a thread that works on it when its body has arrived as a whole, and one address has only so
 * many connections and requests in progress.
 */
public final class BoundedHttp extends Http11NioProtocol {

  /**
   * How much of an answer waits in the kernel for its receiver: by itself that grows to megabytes
   * for each of whoever reads slowly. A thread that waits is woken when a third is free, so that
   * whoever takes less than that within the time-out of the connection is cut off.
   */
  private static final int SENT_AHEAD = 64 * 1024;

  private ClientAddress addresses = new ClientAddress(List.of());

  public BoundedHttp() {
    super(new BoundedEndpoint());
    getEndpoint().getSocketProperties().setTxBufSize(SENT_AHEAD);
  }

  /** Says from where a request comes; to be given before the server starts. */
  void setAddresses(ClientAddress addresses) {
    this.addresses = addresses;
    ((BoundedEndpoint) getEndpoint()).setAddresses(addresses);
  }

  @Override
  public void setAdapter(Adapter adapter) {
    super.setAdapter(
        new WholeBodies(
            adapter,
            new BodyLimits(),
            ReceivingBudget.ofTheMachine(),
            new Bulkhead(getMaxThreads(), addresses)));
  }

  @Override
  protected Processor createProcessor() {
    return new BoundedProcessor(this, getAdapter());
  }
}
