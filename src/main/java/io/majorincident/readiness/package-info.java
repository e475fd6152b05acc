/**
 * Finds before the night what would fail in it, and prepares people for their shifts, as
 * bpmn/checkReadiness.bpmn, bpmn/followWeakness.bpmn and bpmn/prepareShift.bpmn show it. Imports
 * oncall and contact for the plan, and process, message, channel and language.
 */
package io.majorincident.readiness;
