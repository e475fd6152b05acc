/**
 * What a responder finds beside the form in Tasklist: the whole case, what is at stake on each card
 * of the list, and what became of a task. Reads what the other rooms have kept, also their tables,
 * and changes nothing. Imports incident, process, oncall, language, timeline, review and
 * statuspage.
 */
package io.majorincident.desk;
