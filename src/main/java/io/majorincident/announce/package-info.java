/**
 * Paging, as bpmn/pageOnCall.bpmn shows it. Imports incident, process, oncall, channel and message.
 */
package io.majorincident.announce;
