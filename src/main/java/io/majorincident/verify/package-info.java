/**
 * How people show that a contact is theirs, as bpmn/verifyContact.bpmn shows it. Imports contact,
 * oncall and planning for the plan, and process, message and channel.
 */
package io.majorincident.verify;
