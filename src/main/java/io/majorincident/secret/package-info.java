/** Secrets that let somebody in by an address alone. Imports no other room. */
package io.majorincident.secret;
