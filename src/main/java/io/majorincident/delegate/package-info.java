/**
 * Giving roles to people, as bpmn/delegateWork.bpmn shows it. Imports incident, language, process,
 * oncall, channel and message.
 */
package io.majorincident.delegate;
