package io.majorincident.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What to do with a database that is a copy.
 *
 * @param let the name of the copy that is the original from now on, as its readiness says it; any
 *     other stays a copy
 * @param promoted whether a promoted replica is the original also for nodes that start after the
 *     promotion: for clusters that fail over by themselves
 */
@ConfigurationProperties("majorincident.copy")
record CopySettings(@DefaultValue("") String let, @DefaultValue("false") boolean promoted) {}
