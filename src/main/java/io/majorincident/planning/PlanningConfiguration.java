package io.majorincident.planning;

import io.majorincident.oncall.Plan;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands everybody the plan that is in force at the moment at which they ask it. */
@Configuration(proxyBeanMethods = false)
class PlanningConfiguration {

  @Bean
  Plan onCallPlan(PlanInForce inForce) {
    ProxyFactory plan = new ProxyFactory();
    plan.setTargetSource(inForce);
    plan.setProxyTargetClass(true);
    return (Plan) plan.getProxy();
  }
}
