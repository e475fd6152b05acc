/**
 * What becomes of alerts and pages when something breaks: two nodes as they are shipped, a database
 * behind a proxy, and receivers. A new row of {@link io.majorincident.faults.FaultsIT} is a new
 * fault. Only the profile deep runs it.
 */
package io.majorincident.faults;
