/**
 * Paging, as bpmn/pageOnCall.bpmn shows it. Imports incident, language, process, oncall, contact,
 * channel and message.
 */
package io.majorincident.announce;
