package io.majorincident.detect;

/** An alert could not be recorded: perhaps none can. */
record AlertNotTaken() {}
