/**
 * The record of every incident. Listens to engine and domain events, in their transaction; nobody
 * writes to it by calling it. Chains its entries by their hashes and verifies the chain, also from
 * an export alone. Imports incident; forms and postmortems read it.
 */
package io.majorincident.timeline;
