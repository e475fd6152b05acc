/**
 * What people see of the on-call plan: who answers now and next and why, the coming weeks as a
 * picture, what it takes from each, and calendars to subscribe to. Imports oncall and language,
 * announce for how often people were woken, and process for who asks.
 */
package io.majorincident.roster;
