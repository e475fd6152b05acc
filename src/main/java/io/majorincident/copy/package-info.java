/**
 * What an administrator sees and decides when the database is a copy: what would go out, and
 * whether it may. Imports incident, database, channel, contact, process and web.
 */
package io.majorincident.copy;
