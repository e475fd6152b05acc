/**
 * Lets an administrator try out whether a channel reaches a recipient, before somebody has to be
 * woken by it. Imports channel, and process for who asks.
 */
package io.majorincident.trial;
