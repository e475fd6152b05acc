/**
 * The ordinary way of severity 3, as bpmn/handleMinorIncident.bpmn shows it. Imports incident,
 * process, channel and message.
 */
package io.majorincident.minor;
