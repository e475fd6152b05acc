package io.majorincident.form;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;

/** An answer that another reader may get in another language, whatever else it depends on. */
final class Varying extends HttpServletResponseWrapper {

  Varying(HttpServletResponse response) {
    super(response);
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
  }

  @Override
  public void setHeader(String name, String value) {
    if (name.equalsIgnoreCase(HttpHeaders.VARY)) {
      addHeader(name, value);
    } else {
      super.setHeader(name, value);
    }
  }
}
