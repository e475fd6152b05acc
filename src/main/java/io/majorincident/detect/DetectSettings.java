package io.majorincident.detect;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may set for the alert door.
 *
 * @param alertKey the last part of the door's address, known only to the senders; empty if not set
 * @param atOnce how many notifications are recorded at the same time; keep it below half of the
 *     database connections, so that a storm of alerts leaves some to the people who fight it
 * @param patience how long a notification waits for its turn before its sender must come again
 */
@ConfigurationProperties("majorincident.detect")
record DetectSettings(
    @DefaultValue("") String alertKey,
    @DefaultValue("4") int atOnce,
    @DefaultValue("5s") Duration patience) {}
