/**
 * How trouble reaches us: the door through which monitoring posts its alerts, which opens an
 * incident or adds to the running one. Imports the rooms incident, oncall, process and access.
 */
package io.majorincident.detect;
