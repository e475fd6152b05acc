package io.majorincident.health;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.availability.AvailabilityStateHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.PingHealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has every health indicator looked at in the background, and tells in the log what is not well,
 * and when it is well again. What knows its answer without looking is asked as ever.
 */
@Component
@ConditionalOnProperty(name = "majorincident.health.watching", matchIfMissing = true)
class HealthWatch implements BeanPostProcessor, SmartLifecycle {

  private static final String SUFFIX = "Health(Indicator|Contributor)$";

  private final Map<String, BackgroundHealth> watched = new ConcurrentHashMap<>();
  private final HealthLog told = new HealthLog(System::nanoTime);
  private volatile Thread thread;

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    return bean instanceof HealthIndicator eye && hasToLook(eye)
        ? watched.computeIfAbsent(beanName, it -> watched(it, eye))
        : bean;
  }

  @Override
  public synchronized void start() {
    watched().forEach(BackgroundHealth::start);
    thread = new Thread(this::tell, "health-watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** A node that ends is not ready: what was seen last is soon too old. */
  @Override
  public synchronized void stop() {
    thread = null;
    watched().forEach(BackgroundHealth::stop);
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private Collection<BackgroundHealth> watched() {
    return watched.values();
  }

  private static boolean hasToLook(HealthIndicator eye) {
    return !(eye instanceof AvailabilityStateHealthIndicator
        || eye instanceof PingHealthIndicator
        || eye instanceof BackgroundHealth);
  }

  private static BackgroundHealth watched(String bean, HealthIndicator eye) {
    return new BackgroundHealth(bean.replaceFirst(SUFFIX, ""), eye, System::nanoTime);
  }

  private void tell() {
    while (thread == Thread.currentThread()) {
      watched().forEach(it -> told.hear(it.name(), it.health()));
      LockSupport.parkNanos(BackgroundHealth.PAUSE.toNanos());
    }
  }
}
