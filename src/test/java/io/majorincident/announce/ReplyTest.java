package io.majorincident.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How people write yes and no on a phone at night. */
class ReplyTest {

  @Test
  void yes() {
    for (String said :
        List.of(
            "1",
            " 1. ",
            "1!",
            "(1)",
            "1️⃣",
            "１",
            "Yes",
            "YES!",
            "y",
            "ok",
            "Okay, on my way",
            "ja",
            "J",
            "\nJa.",
            "Take it",
            "1 - ich komme",
            "Übernehme ich")) {
      assertThat(Reply.of(said)).as(said).isEqualTo(Reply.TAKES);
    }
  }

  @Test
  void no() {
    for (String said : List.of("2", "2,", "NO", "no, sorry", "n", "Nein!", "nö", "cannot")) {
      assertThat(Reply.of(said)).as(said).isEqualTo(Reply.CANNOT);
    }
  }

  @Test
  void neither() {
    for (String said :
        List.of("", " ", "?", "12", "3", "*", "21", "yesno", "Who is this? 1", "👍")) {
      assertThat(Reply.of(said)).as(said).isEqualTo(Reply.UNCLEAR);
    }
  }
}
