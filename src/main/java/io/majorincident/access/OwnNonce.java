package io.majorincident.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request the nonce of its own security policy. The web applications keep it in one
 * place for all requests: of two people who load a page in the same moment one would get the nonce
 * of the other, and see nothing, since the browser then refuses the scripts.
 */
final class OwnNonce extends OncePerRequestFilter {

  private static final String NONCE = "org.camunda.bpm.csp.nonce";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ServletContext own = new Own(request.getServletContext()).seen();
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public ServletContext getServletContext() {
            return own;
          }
        },
        response);
  }

  /** The application's context, but for the nonce. */
  private static final class Own {

    private final ServletContext all;
    private Object nonce;

    Own(ServletContext all) {
      this.all = all;
    }

    ServletContext seen() {
      return (ServletContext)
          Proxy.newProxyInstance(
              ServletContext.class.getClassLoader(),
              new Class<?>[] {ServletContext.class},
              (proxy, method, given) -> answer(method, given));
    }

    private Object answer(Method method, Object[] given) throws Throwable {
      if (given != null && NONCE.equals(given[0])) {
        nonce = given.length > 1 ? given[1] : nonce;
        return given.length > 1 ? null : nonce;
      }
      try {
        return method.invoke(all, given);
      } catch (InvocationTargetException failed) {
        throw failed.getCause();
      }
    }
  }
}
