/**
 * Who of a team is on call when, and why: layers of rotations, and what people have agreed on top
 * of them. Imports no other room and never looks at a clock; people are ids.
 */
@NamedInterface("schedule")
package io.majorincident.oncall.schedule;

import org.springframework.modulith.NamedInterface;
