package io.majorincident.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.majorincident.language.Words;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** While the database is away, a door says so, and when to come again. */
class WithoutDatabaseTest {

  private final MockMvc doors =
      MockMvcBuilders.standaloneSetup(new Door())
          .addFilters(new WithoutDatabase(new Words()))
          .build();

  @RestController
  static class Door {

    @OpenTo(value = Caller.ANYBODY, what = "fails for want of a database")
    @GetMapping("/away")
    String away() {
      throw new TransactionSystemException("commit", new SQLException("gone", "08006"));
    }

    @OpenTo(value = Caller.ANYBODY, what = "fails by a mistake")
    @GetMapping("/mistake")
    String mistake() {
      throw new DataIntegrityViolationException("mistake", new SQLException("twice", "23505"));
    }
  }

  @Test
  void aProgramGetsAProblem() throws Exception {
    doors
        .perform(get("/away").header("Accept-Language", "en"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "5"))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(content().string(containsString("The database does not answer now.")));
  }

  @Test
  void aBrowserGetsASentence() throws Exception {
    doors
        .perform(get("/away").accept(MediaType.TEXT_HTML).header("Accept-Language", "de"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_PLAIN));
  }

  @Test
  void aMistakeStaysOne() {
    assertThatThrownBy(() -> doors.perform(get("/mistake")))
        .hasCauseInstanceOf(DataIntegrityViolationException.class);
  }
}
