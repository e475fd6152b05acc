/**
 * What people agree about being on call, as bpmn/takeOverShift.bpmn, bpmn/reportAbsence.bpmn,
 * bpmn/askForSwap.bpmn and bpmn/offerRelief.bpmn show it. Imports oncall and planning for the plan,
 * incident, and process, message, contact, language and channel.
 */
package io.majorincident.duty;
