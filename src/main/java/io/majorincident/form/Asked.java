package io.majorincident.form;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Who asks the engine's REST interface for what.
 *
 * @param method of HTTP
 * @param path with everything that stands before the engine's own
 * @param language of the reader
 * @param person id of the reader; empty if nobody is signed in
 * @param zone in which the reader reads times
 */
record Asked(String method, String path, Locale language, String person, ZoneId zone) {}
