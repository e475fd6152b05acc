/**
 * Severity and impact, as bpmn/rateSeverity.bpmn and bpmn/assessIncident.bpmn show them. Imports
 * incident, process and message.
 */
package io.majorincident.assess;
