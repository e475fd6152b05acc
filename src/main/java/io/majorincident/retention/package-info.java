/**
 * How long what is kept is kept. Removes at night what has been kept for as long as the settings
 * say, from every table of ours; imports no other room.
 */
package io.majorincident.retention;
