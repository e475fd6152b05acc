/**
 * Where everything is kept: the PostgreSQL that an operator names, else an embedded one. Also how
 * nodes on one database wake each other. Imports no other room; knows the engine only to add an
 * index to its tables.
 */
package io.majorincident.database;
