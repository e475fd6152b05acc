package io.majorincident.oncall;

/**
 * What one plan file says in another way than another one.
 *
 * @param path keys from the top, joined by dots
 * @param before what the first says; null if it says nothing there
 * @param after what the second says; null if it says nothing there
 */
public record PlanDifference(String path, String before, String after) {}
