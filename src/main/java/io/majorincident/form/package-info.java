/**
 * What forms and lists show beside what the engine has: the incident as it stands when a form is
 * opened, and every text in the language of the reader. Imports incident, language, process,
 * oncall, timeline, and what review, postmortem, duty and verify have to show.
 */
package io.majorincident.form;
