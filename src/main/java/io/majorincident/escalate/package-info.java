/** What happens when nobody acts. Imports incident, process, channel, message and oncall. */
package io.majorincident.escalate;
