/**
 * The end of the impact, as bpmn/resolveIncident.bpmn shows it. Imports incident, process, channel
 * and message.
 */
package io.majorincident.resolve;
