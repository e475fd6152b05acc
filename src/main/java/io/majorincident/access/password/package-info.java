/**
 * Passwords: which are long enough, how they are stored, and how often somebody may guess. The
 * engine asks here whenever it has to know whether a password is right, whatever door it came
 * through.
 */
package io.majorincident.access.password;
