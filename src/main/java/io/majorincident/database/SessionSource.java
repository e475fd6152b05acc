package io.majorincident.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens one session of the database. */
interface SessionSource {

  Connection open() throws SQLException;
}
