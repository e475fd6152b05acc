/**
 * Which set of diagrams, tables and forms is in force: the application's own one comes in at the
 * start, or by the decision of a process owner; running incidents can be moved to it. Serves the
 * diagram adoptRelease. Imports process, incident, message and channel.
 */
package io.majorincident.release;
