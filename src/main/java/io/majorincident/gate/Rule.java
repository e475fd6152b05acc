package io.majorincident.gate;

import java.util.stream.Stream;

/** One thing that every set must fulfil. */
interface Rule {

  Stream<Fault> faults(ParsedSet set);
}
