/**
 * Whether this node does its work: each health indicator is looked at in the background, so that
 * whoever asks is answered at once, whatever the database does. Also lets a node end in time.
 * Imports web alone, for its door.
 */
package io.majorincident.health;
