/**
 * What English texts read in another language. The English text itself is the key, so that whoever
 * changes it sees their own words and never a translation of the old ones. Imports nothing.
 */
package io.majorincident.language;
