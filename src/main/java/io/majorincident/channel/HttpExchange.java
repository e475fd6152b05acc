package io.majorincident.channel;

import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Sends a request and receives the answer; tells apart what hit a connection that had ended. */
class HttpExchange extends HttpRequestExecutor {

  /** The receiver has closed a kept connection, and answered nothing to this request. */
  static class ClosedMeanwhile extends IOException {

    ClosedMeanwhile(IOException reason) {
      super(reason);
    }
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      HttpResponseInformationCallback information,
      HttpContext context)
      throws IOException, HttpException {
    EndpointDetails counts = connection.getEndpointDetails();
    long received = counts.getReceivedBytesCount();
    try {
      return super.execute(request, connection, information, context);
    } catch (NoHttpResponseException | SocketException | SSLException failure) {
      boolean isUnanswered = received > 0 && counts.getReceivedBytesCount() == received;
      throw isUnanswered ? new ClosedMeanwhile(failure) : failure;
    }
  }
}
