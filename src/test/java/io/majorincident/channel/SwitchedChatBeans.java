package io.majorincident.channel;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * What the application asks of a chat, as {@link SwitchedChat} has it now. Not annotated, so that
 * no other test's scan finds it.
 */
public class SwitchedChatBeans {

  @Bean
  @Primary
  ChatButtons switchedButtons(SwitchedChat chat) {
    return new Buttons(chat);
  }

  @Bean
  @Primary
  ChatRooms switchedRooms(SwitchedChat chat) {
    return new Rooms(chat);
  }

  @Bean
  @Primary
  ChatAccounts switchedAccounts(SwitchedChat chat, ChannelSettings settings) {
    return new Accounts(chat, settings);
  }

  @Bean
  Sender switchedRoomSender(SwitchedChat chat) {
    return new RoomSenderNow(chat);
  }

  private record RoomSenderNow(SwitchedChat chat) implements Sender {

    @Override
    public String channel() {
      return "room";
    }

    @Override
    public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
      chat.sender().send(delivery);
    }
  }

  private static final class Buttons extends ChatButtons {

    private final SwitchedChat chat;

    Buttons(SwitchedChat chat) {
      super(SwitchedChat.noSlack(), SwitchedChat.noMattermost(), chat.clock, SwitchedChat.BASE_URL);
      this.chat = chat;
    }

    @Override
    boolean areShownAt(String webhook) {
      return chat.buttons().areShownAt(webhook);
    }

    @Override
    public boolean slackAnswers() {
      return chat.buttons().slackAnswers();
    }

    @Override
    public boolean mattermostAnswers() {
      return chat.buttons().mattermostAnswers();
    }

    @Override
    public boolean slackHasSent(String timestamp, byte[] body, String signature) {
      return chat.buttons().slackHasSent(timestamp, body, signature);
    }
  }

  private static final class Rooms extends ChatRooms {

    private final SwitchedChat chat;

    Rooms(SwitchedChat chat) {
      super(SwitchedChat.noSlack(), SwitchedChat.noMattermost());
      this.chat = chat;
    }

    @Override
    public boolean areOpened() {
      return chat.rooms().areOpened();
    }

    @Override
    public String shown(String room) {
      return chat.rooms().shown(room);
    }
  }

  private static final class Accounts extends ChatAccounts {

    private final SwitchedChat chat;

    Accounts(SwitchedChat chat, ChannelSettings settings) {
      super(SwitchedChat.noSlack(), settings, chat.clock);
      this.chat = chat;
    }

    @Override
    public Optional<String> mail(String id) {
      return chat.accounts().mail(id);
    }
  }
}
