/**
 * Observe, theorise, experiment, as bpmn/reviewProgress.bpmn shows it, and the care for the
 * responders of bpmn/watchResponders.bpmn. Imports incident, language, process, oncall, channel and
 * message.
 */
package io.majorincident.review;
