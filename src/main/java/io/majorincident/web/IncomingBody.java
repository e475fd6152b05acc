package io.majorincident.web;

import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of one request while it arrives, and afterwards where it is read from. Ties up no
 * thread: takes what is there, and is told when there is more.
 */
final class IncomingBody implements ReadListener, ApplicationBufferHandler, InputBuffer {

  /** Whoever has sent nothing by then gets no more time: pauses of a mobile network are shorter. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** What a sender has to keep to on average from then on. */
  private static final int BYTES_PER_SECOND = 1024;

  /** So much of each body is not counted, so that small requests find room at any time. */
  private static final int SMALL = 64 * 1024;

  private final Request request;
  private final int most;
  private final ReceivingBudget budget;
  private byte[] bytes = new byte[1024];
  private int length;
  private long discarded;
  private boolean complete;
  private boolean given;
  private Refusal refusal;
  private ByteBuffer piece;

  /**
   * @param most how many bytes it may have
   */
  IncomingBody(Request request, int most, ReceivingBudget budget) {
    this.request = request;
    this.most = most;
    this.budget = budget;
  }

  /** Counted from when it began to be received, in milliseconds. */
  long allowedMillis() {
    return GRACE.toMillis() + (length + discarded) * 1000L / BYTES_PER_SECOND;
  }

  boolean complete() {
    return complete;
  }

  /** Why it is not taken, or null. */
  Refusal refusal() {
    return refusal;
  }

  /** What comes from now on is read and forgotten, so that the sender gets to see the answer. */
  void refuse(Refusal why) {
    refusal = why;
    forget();
  }

  long discarded() {
    return discarded;
  }

  /** Gives back the memory that it took. */
  void forget() {
    budget.giveBack(counted(bytes.length));
    bytes = new byte[0];
    length = 0;
  }

  @Override
  public void onDataAvailable() throws IOException {
    do {
      takeWhatIsThere();
    } while (!complete && request.isReady());
  }

  private void takeWhatIsThere() throws IOException {
    int count = request.doRead(this);
    while (count > 0) {
      take(piece);
      count = request.doRead(this);
    }
    complete = count < 0 || request.isFinished();
  }

  private void take(ByteBuffer more) {
    int count = more.remaining();
    if (refusal == null && count > most - length) {
      refuse(Refusal.TOO_LONG);
    } else if (refusal == null && !hasRoom(length + count)) {
      refuse(Refusal.NO_ROOM);
    }
    if (refusal == null) {
      more.get(bytes, length, count);
      length += count;
    } else {
      discarded += count;
    }
  }

  private boolean hasRoom(int needed) {
    if (needed <= bytes.length) {
      return true;
    }
    int size = Math.min(most, Math.max(needed, bytes.length * 2));
    if (!budget.take(counted(size) - counted(bytes.length))) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, size);
    return true;
  }

  private static long counted(int size) {
    return Math.max(0, size - SMALL);
  }

  @Override
  public void onAllDataRead() {
    complete = true;
  }

  @Override
  public void onError(Throwable cause) {
    complete = false;
  }

  @Override
  public int doRead(ApplicationBufferHandler reader) {
    if (given || length == 0) {
      return -1;
    }
    given = true;
    reader.setByteBuffer(ByteBuffer.wrap(bytes, 0, length));
    return length;
  }

  @Override
  public int available() {
    return given ? 0 : length;
  }

  @Override
  public void setByteBuffer(ByteBuffer buffer) {
    piece = buffer;
  }

  @Override
  public ByteBuffer getByteBuffer() {
    return piece;
  }

  /** Pieces come in buffers of the server; nothing has to grow here. */
  @Override
  public void expand(int size) {
    throw new UnsupportedOperationException("No buffer of " + size + " bytes is kept here.");
  }
}
