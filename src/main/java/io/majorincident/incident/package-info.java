/**
 * What an incident is, whatever diagram it runs through. Imports no other room and knows no engine.
 */
package io.majorincident.incident;
