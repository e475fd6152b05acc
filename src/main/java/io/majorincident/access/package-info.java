/**
 * Who may do what: groups, rights, ready task filters, the guard of the REST doors, when a session
 * ends, and what an operator reads after the start; in the rooms inside: passwords, and the sign-in
 * at an OpenID provider. Imports incident for the roles, oncall for people and teams, and web for
 * what the doors ask.
 */
package io.majorincident.access;
