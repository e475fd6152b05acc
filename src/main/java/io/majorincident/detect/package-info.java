/**
 * How trouble reaches us: the door through which monitoring posts its alerts, which opens an
 * incident or adds to the running one, and whether it is open. Imports the rooms incident, oncall,
 * process and access, and message and channel to tell the administrators when it is not.
 */
package io.majorincident.detect;
