/**
 * The one door to the engine: what happened is told to the diagrams here. Imports incident,
 * language and, in its engine adapter, the engine's inner classes, which nobody else may.
 */
package io.majorincident.process;
