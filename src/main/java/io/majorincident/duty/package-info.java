/**
 * What people agree about being on call, as bpmn/takeOverShift.bpmn, bpmn/reportAbsence.bpmn and
 * bpmn/askForSwap.bpmn show it. Imports oncall and planning for the plan, and process, message,
 * language and channel.
 */
package io.majorincident.duty;
