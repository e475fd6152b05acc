/**
 * The texts we send, and to whom they are handed over. Imports incident, language, oncall, contact
 * and channel; the stages use it.
 */
package io.majorincident.message;
