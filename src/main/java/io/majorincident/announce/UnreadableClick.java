package io.majorincident.announce;

/** What a chat has sent is no answer to a question of ours. The text says what is wrong with it. */
class UnreadableClick extends RuntimeException {

  UnreadableClick(String why) {
    super(why + " Nothing was changed.");
  }
}
