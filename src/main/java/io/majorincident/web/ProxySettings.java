package io.majorincident.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who stands between people and the application.
 *
 * @param trustedProxies addresses, or ranges such as {@code 10.0.0.0/8}, of the proxies whose word
 *     counts for where a request comes from; nobody's does while there are none
 */
@ConfigurationProperties("majorincident.access")
record ProxySettings(@DefaultValue List<String> trustedProxies) {}
