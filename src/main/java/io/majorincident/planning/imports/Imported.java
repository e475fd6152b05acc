package io.majorincident.planning.imports;

import java.util.List;

/**
 * What was understood of a source.
 *
 * @param layers from the lowest to the uppermost
 */
record Imported(List<ImportedLayer> layers, List<ImportedOverride> overrides) {}
