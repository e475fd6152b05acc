/**
 * Which contacts of a person count, and in which order they are tried. Imports oncall for the plan,
 * and channel for what is urgent.
 */
package io.majorincident.contact;
