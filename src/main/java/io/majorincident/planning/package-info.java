/**
 * How the on-call plan is changed: the versions of its file in the database, of which the newest is
 * in force, and the door at which it is exported, checked, previewed and imported. Whoever asks the
 * plan goes by one version from the beginning of their transaction or request to its end. Imports
 * oncall for what a plan says, process for who asks, language for what they are told, database for
 * how nodes tell each other, and web for how much may be sent.
 */
package io.majorincident.planning;
