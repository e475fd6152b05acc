/**
 * Channels and messages of a running incident, as bpmn/informStakeholders.bpmn and
 * bpmn/sendUpdate.bpmn show them. Imports incident, process, oncall, channel, message and
 * statuspage.
 */
package io.majorincident.communicate;
