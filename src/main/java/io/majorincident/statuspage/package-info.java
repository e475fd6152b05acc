/** What the public sees. Imports incident and oncall. */
package io.majorincident.statuspage;
