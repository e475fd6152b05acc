/**
 * Schedules of other systems, said in the words of our plan. Each source is read as it means it;
 * what our plan cannot say is refused with its place, and nothing is left out silently. Imports
 * oncall for what a plan says, and never looks at a clock.
 */
package io.majorincident.planning.imports;
