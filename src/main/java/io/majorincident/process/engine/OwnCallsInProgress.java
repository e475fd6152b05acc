package io.majorincident.process.engine;

import io.majorincident.process.OwnCalls;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/** Knows on each thread whether the application itself is calling the engine. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class OwnCallsInProgress implements MethodInterceptor {

  private static final ThreadLocal<Boolean> OURS = ThreadLocal.withInitial(() -> false);

  static boolean any() {
    return OURS.get();
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor ownCalls() {
    return new DefaultPointcutAdvisor(
        AnnotationMatchingPointcut.forClassAnnotation(OwnCalls.class), new OwnCallsInProgress());
  }

  @Override
  public Object invoke(MethodInvocation call) throws Throwable {
    boolean before = OURS.get();
    OURS.set(true);
    try {
      return call.proceed();
    } finally {
      OURS.set(before);
    }
  }
}
