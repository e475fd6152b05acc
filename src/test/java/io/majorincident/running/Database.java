package io.majorincident.running;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** What stands in the database of a running application. */
public final class Database {

  private Database() {}

  /** The first column of the answer. */
  public static List<String> ask(String url, String user, String password, String sql)
      throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      List<String> answer = new ArrayList<>();
      while (rows.next()) {
        answer.add(rows.getString(1));
      }
      return answer;
    }
  }
}
