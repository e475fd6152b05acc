/**
 * What people agree about being on call, as bpmn/takeOverShift.bpmn and bpmn/reportAbsence.bpmn
 * show it. Imports oncall and planning for the plan, and process, message and channel.
 */
package io.majorincident.duty;
