/**
 * How the on-call plan is changed: the versions of its file in the database, of which the newest is
 * in force, and the door at which it is exported, checked, previewed and imported. Imports oncall
 * for what a plan says, process for who asks, and web for how much may be sent.
 */
package io.majorincident.planning;
