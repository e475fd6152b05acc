package io.majorincident.dossier;

/**
 * One thing that is wrong with what was asked for.
 *
 * @param parameter of the address
 * @param problem what was found there and what is expected
 */
record SearchFault(String parameter, String problem) {}
