package io.majorincident.web;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the server speak {@link BoundedHttp}. */
@Configuration(proxyBeanMethods = false)
class BoundedHttpConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedHttp(ClientAddress addresses) {
    return server -> {
      server.setProtocol(BoundedHttp.class.getName());
      server.addConnectorCustomizers(
          connector -> ((BoundedHttp) connector.getProtocolHandler()).setAddresses(addresses));
    };
  }
}
