/** Measurements beside others, each as a ratio within one run; only the profile bench runs them. */
package io.majorincident.bench;
