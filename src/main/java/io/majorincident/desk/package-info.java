/**
 * What a responder finds beside the form in Tasklist: the whole case, what is at stake on each card
 * of the list, and what became of a task. Asks the other rooms for what they have kept, and changes
 * nothing. Imports incident, process, oncall, language, timeline, review and statuspage.
 */
package io.majorincident.desk;
