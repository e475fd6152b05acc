package io.majorincident.planning;

import io.majorincident.oncall.Plan;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands everybody the plan that their transaction or their request goes by. */
@Configuration(proxyBeanMethods = false)
class PlanningConfiguration {

  @Bean
  Plan onCallPlan(PlanSnapshots snapshots) {
    ProxyFactory plan = new ProxyFactory();
    plan.setTargetSource(snapshots);
    plan.setProxyTargetClass(true);
    return (Plan) plan.getProxy();
  }
}
