/**
 * What people and systems say of a running incident, as bpmn/changeIncident.bpmn and
 * bpmn/applyChange.bpmn show it. Imports incident, language, process, oncall, channel and message.
 */
package io.majorincident.change;
