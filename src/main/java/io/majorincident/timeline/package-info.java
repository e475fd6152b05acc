/**
 * The record of every incident. Listens to engine and domain events, in their transaction; nobody
 * writes to it by calling it. Imports incident; forms and postmortems read it.
 */
package io.majorincident.timeline;
