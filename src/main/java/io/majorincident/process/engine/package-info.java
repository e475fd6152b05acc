/**
 * The adapter to the engine's inner classes: nobody else may import them. Makes every deployment a
 * complete set that has passed the gate, adds to every user task what its owner must not forget,
 * and tells which row of a table decided.
 */
package io.majorincident.process.engine;
