/**
 * Who answers now, and who wants to know: the plan of people, teams and schedules that every stage
 * asks. Imports the incident room and no other, and never looks at a clock: the moment comes in as
 * a parameter.
 */
package io.majorincident.oncall;
