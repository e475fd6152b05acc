package io.majorincident.running;

import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the same running application, whose mail goes to a real server, and the same browsers to
 * all tests that ask for them as a parameter: each start costs as much as a walk. Whoever shares
 * the application speaks of his own incidents only.
 */
final class OneCompany implements ParameterResolver {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(OneCompany.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return Set.of(RunningApplication.class, MailServer.class, Browsers.class).contains(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store shared = context.getRoot().getStore(HERE);
    Class<?> type = parameter.getParameter().getType();
    if (type == Browsers.class) {
      return shared.getOrComputeIfAbsent(Browsers.class);
    }
    Company company = shared.getOrComputeIfAbsent(Company.class);
    return type == MailServer.class ? company.mail : company.application;
  }

  static final class Company implements ExtensionContext.Store.CloseableResource {

    private final MailServer mail = new MailServer();
    private final RunningApplication application =
        new RunningApplication("company-it", mail.settings());

    Company() {
      try {
        application.start();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws Exception {
      application.close();
      mail.close();
    }
  }
}
