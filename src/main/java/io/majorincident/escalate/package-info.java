/**
 * What happens when nobody acts. Imports incident, language, process, channel, message and oncall.
 */
package io.majorincident.escalate;
