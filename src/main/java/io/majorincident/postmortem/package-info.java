/**
 * Learning from an incident, as bpmn/postmortem.bpmn and bpmn/followAction.bpmn show it. Imports
 * incident, process, oncall, channel, message and reads the timeline.
 */
package io.majorincident.postmortem;
