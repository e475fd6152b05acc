/**
 * The gate that every set of diagrams, tables and forms passes before it comes into force, whoever
 * deploys it. One class for each thing that is looked at. Imports process, incident and oncall for
 * what there is, message for the texts, and channel for limits; knows the files, and no running
 * incident.
 */
package io.majorincident.gate;
