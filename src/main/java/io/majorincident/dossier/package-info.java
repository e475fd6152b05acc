/**
 * What an auditor asks: which incidents there were, and the dossier of each with everything that is
 * known of it, to read and to take away. Serves Cockpit. Imports incident, timeline, channel,
 * oncall, contact for whom messages went to, and the engine's public interface; changes nothing.
 */
package io.majorincident.dossier;
