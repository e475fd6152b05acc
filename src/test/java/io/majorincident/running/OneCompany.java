package io.majorincident.running;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the same running application, whose mail goes to a real server, to all tests that ask for
 * it as a parameter: each start costs as much as a walk. Whoever shares it speaks of his own
 * incidents only.
 */
final class OneCompany implements ParameterResolver {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(OneCompany.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningApplication.class || type == MailServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Company company =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent(Company.class, it -> new Company(), Company.class);
    return parameter.getParameter().getType() == MailServer.class
        ? company.mail
        : company.application;
  }

  private static final class Company implements ExtensionContext.Store.CloseableResource {

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
