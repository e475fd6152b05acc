/**
 * Ways to reach people and places outside, as an outbox: what a step wants to say is stored in its
 * transaction, and sent, repeated and at last given up after that: by mail, to a webhook, into a
 * chat room that is there or is opened for it, to an ntfy topic, to Microsoft Teams, as a text
 * message, as a call, or to an outside system. What has a {@link Pace} keeps limits for its
 * contact, and goes out together with others. Serves every diagram that sends something; knows
 * nothing of incidents, and of the other rooms imports database alone, to share the work with other
 * nodes.
 */
package io.majorincident.channel;
