/**
 * What people see of the on-call plan: who answers now and next and why, the coming weeks as a
 * picture, what it takes from each, and calendars to subscribe to. Imports oncall, language and
 * process, the last for who asks.
 */
package io.majorincident.roster;
