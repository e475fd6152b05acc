/**
 * The one door to the engine: what happened is told to the diagrams here, and here it is known
 * which of their sets is in force. Imports incident, language, database and, in its engine adapter,
 * the engine's inner classes, which nobody else may.
 */
package io.majorincident.process;
