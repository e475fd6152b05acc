/**
 * Where everything is kept: the PostgreSQL that an operator names, else an embedded one. Also what
 * nodes on one database share: the time, how they wake each other, and who takes over when one is
 * gone. Imports no other room; knows the engine only to add an index to its tables.
 */
package io.majorincident.database;
