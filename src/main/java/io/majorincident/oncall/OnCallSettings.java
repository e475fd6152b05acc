package io.majorincident.oncall;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the plan is.
 *
 * @param plan for example file:/etc/plan.yaml or classpath:company.yaml; blank if there is none
 */
@ConfigurationProperties("majorincident.oncall")
record OnCallSettings(@DefaultValue("") String plan) {}
