/**
 * Asking a person a question, and calling an outside system, as bpmn/askPerson.bpmn and
 * bpmn/callOutside.bpmn show it. Imports incident, process, oncall and channel.
 */
package io.majorincident.ask;
