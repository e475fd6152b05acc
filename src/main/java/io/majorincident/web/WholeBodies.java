package io.majorincident.web;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Lets a request through to the application when its body is here as a whole. Until then it holds a
 * connection, but no thread: the application reads its bodies with one thread each, and whoever
 * sends a byte every half minute would hold it for ever.
 */
final class WholeBodies implements Adapter {

  /** Where the request keeps its body; the server itself uses the first places. */
  private static final int PLACE = 20;

  /** So much more is read of what is refused, so that its sender gets to see the answer. */
  private static final long READ_ON = 32L * 1024 * 1024;

  private final Adapter application;
  private final BodyLimits limits;
  private final ReceivingBudget budget;
  private final Bulkhead bulkhead;

  WholeBodies(Adapter application, BodyLimits limits, ReceivingBudget budget, Bulkhead bulkhead) {
    this.application = application;
    this.limits = limits;
    this.budget = budget;
    this.bulkhead = bulkhead;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    int most = limits.of(path(request));
    boolean tooLong = request.getContentLengthLong() > most;
    if (isInError(request)) {
      application.service(request, response);
    } else if (tooLong && request.hasExpectation()) {
      refuse(Refusal.TOO_LONG, request, response);
    } else if (!tooLong && isHere(request)) {
      pass(request, response);
    } else {
      receive(request, response, new IncomingBody(request, most, budget), tooLong);
    }
  }

  /** Most bodies come along with their headers, and then cost no detour. */
  private static boolean isHere(Request request) {
    long length = request.getContentLengthLong();
    if (length < 0) {
      return !isChunked(request);
    }
    if (length > 0) {
      request.action(ActionCode.AVAILABLE, true);
    }
    return length == 0 || request.getAvailable() >= length;
  }

  private static boolean isChunked(Request request) {
    return request.getHeader("Transfer-Encoding") != null;
  }

  private void receive(Request request, Response response, IncomingBody body, boolean tooLong)
      throws IOException {
    request.setRequestThread();
    try {
      request.setNote(PLACE, body);
      if (tooLong) {
        body.refuse(Refusal.TOO_LONG);
        Refusal.TOO_LONG.answer(response);
      }
      request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
      request.action(ActionCode.ASYNC_START, new Alone());
      request.action(ActionCode.ASYNC_SETTIMEOUT, body.allowedMillis());
      request.setReadListener(body);
    } finally {
      request.clearRequestThread();
    }
  }

  @Override
  public boolean asyncDispatch(Request request, Response response, SocketEvent event)
      throws Exception {
    if (!(request.getNote(PLACE) instanceof IncomingBody body)) {
      return application.asyncDispatch(request, response, event);
    }
    request.setRequestThread();
    try {
      return proceed(request, response, body, event);
    } finally {
      request.clearRequestThread();
    }
  }

  private boolean proceed(Request request, Response response, IncomingBody body, SocketEvent event)
      throws Exception {
    if (event == SocketEvent.OPEN_READ) {
      return take(request, response, body);
    }
    if (event == SocketEvent.TIMEOUT && body.refusal() == null) {
      Refusal.TOO_SLOW.answer(response);
    }
    return giveUp(request, body);
  }

  private boolean take(Request request, Response response, IncomingBody body) throws Exception {
    boolean refusedBefore = body.refusal() != null;
    try {
      request.onDataAvailable();
    } catch (BadRequestException broken) {
      Refusal.BROKEN.answer(response);
      return giveUp(request, body);
    } catch (IOException gone) {
      return giveUp(request, body);
    }
    if (body.refusal() != null) {
      return readOn(request, response, body, refusedBefore);
    }
    return body.complete() ? deliver(request, response, body) : goOn(request, body);
  }

  private boolean goOn(Request request, IncomingBody body) {
    request.action(ActionCode.ASYNC_SETTIMEOUT, body.allowedMillis());
    return true;
  }

  private boolean readOn(
      Request request, Response response, IncomingBody body, boolean refusedBefore)
      throws IOException {
    if (!refusedBefore) {
      body.refusal().answer(response);
    }
    return body.complete() || body.discarded() > READ_ON ? giveUp(request, body) : true;
  }

  /** The connection ends. */
  private boolean giveUp(Request request, IncomingBody body) {
    request.setNote(PLACE, null);
    body.forget();
    return false;
  }

  private boolean deliver(Request request, Response response, IncomingBody body) throws Exception {
    request.setNote(PLACE, null);
    request.action(ActionCode.ASYNC_DISPATCH, null);
    request.action(ActionCode.ASYNC_DISPATCHED, null);
    InputBuffer connection = request.getInputBuffer();
    request.setInputBuffer(body);
    try {
      pass(request, response);
    } finally {
      request.setInputBuffer(connection);
      body.forget();
    }
    return !isInError(request);
  }

  private static boolean isInError(Request request) {
    AtomicBoolean error = new AtomicBoolean();
    request.action(ActionCode.IS_ERROR, error);
    return error.get();
  }

  private void pass(Request request, Response response) throws Exception {
    try (Bulkhead.Place place = bulkhead.enter(path(request), request)) {
      if (place == null) {
        refuse(Refusal.TOO_MANY, request, response);
      } else {
        application.service(request, response);
      }
    }
  }

  private static void refuse(Refusal why, Request request, Response response) throws IOException {
    why.answer(response);
    request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
  }

  /** Empty if there is none, as in a request that is no HTTP. */
  private static String path(Request request) {
    return Objects.toString(request.requestURI().toString(), "");
  }

  @Override
  public boolean prepare(Request request, Response response) throws Exception {
    return application.prepare(request, response);
  }

  @Override
  public void log(Request request, Response response, long nanos) {
    application.log(request, response, nanos);
  }

  @Override
  public void checkRecycled(Request request, Response response) {
    application.checkRecycled(request, response);
  }

  @Override
  public String getDomain() {
    return application.getDomain();
  }

  /** Nobody waits for how the receiving ends but we. */
  private static final class Alone implements AsyncContextCallback {

    @Override
    public void fireOnComplete() {}

    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    public void incrementInProgressAsyncCount() {}

    @Override
    public void decrementInProgressAsyncCount() {}
  }
}
