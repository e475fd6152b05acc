/**
 * What forms show beside their own fields: the incident as it stands when the form is opened.
 * Imports incident, process, oncall, timeline, and what review and postmortem have kept.
 */
package io.majorincident.form;
