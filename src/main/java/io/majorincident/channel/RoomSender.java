package io.majorincident.channel;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a chat room and does to it what the text says, a {@link RoomOrder}; the recipient is the
 * room's name, or a link that ends with it. A repetition finds what was done and goes on.
 */
class RoomSender implements Sender {

  /** Together with the last call shorter than the lease of a delivery, 30 seconds. */
  private static final Duration WITHIN = Duration.ofSeconds(15);

  /** Whatever is forgotten is looked up again. */
  private static final int ROOMS_KEPT = 1000;

  /** What Mattermost takes; Slack takes more. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}[a-z0-9]");

  private static final Logger log = LoggerFactory.getLogger(RoomSender.class);

  private final RoomApi api;
  private final HttpPost post;
  private final Map<String, String> rooms = new ConcurrentHashMap<>();
  private final Map<String, String> accounts = new ConcurrentHashMap<>();

  RoomSender(RoomApi api, HttpPost post) {
    this.api = api;
    this.post = post;
  }

  @Override
  public String channel() {
    return "room";
  }

  @Override
  public void send(Delivery delivery) throws TemporaryFailure, PermanentFailure {
    RoomOrder order = RoomOrder.read(delivery.text());
    String name = ChatRooms.name(delivery.recipient());
    if (!NAME.matcher(name).matches()) {
      throw new PermanentFailure(
          "'%s' is no name of a room, which has small letters, digits, '-' and '_' alone: correct majorincident.communicate.chat-room."
              .formatted(name));
    }
    try {
      carryOut(order, name, delivery);
    } catch (PermanentFailure gone) {
      rooms.remove(name);
      throw gone;
    }
  }

  private void carryOut(RoomOrder order, String name, Delivery delivery)
      throws TemporaryFailure, PermanentFailure {
    PatientPost patient = new PatientPost(post, WITHIN);
    String room = room(patient, name);
    for (String mail : order.people()) {
      invite(patient, room, mail, delivery);
    }
    if (!order.topic().isBlank()) {
      api.topic(patient, room, order.topic());
    }
    if (!order.text().isBlank()) {
      api.say(patient, room, order.text());
    }
  }

  /** One at a time: two would look for each other's room. */
  private synchronized String room(PatientPost patient, String name)
      throws TemporaryFailure, PermanentFailure {
    String known = rooms.get(name);
    if (known != null) {
      return known;
    }
    String opened = api.open(patient, name);
    if (rooms.size() >= ROOMS_KEPT) {
      rooms.clear();
    }
    rooms.put(name, opened);
    return opened;
  }

  /** Who cannot be invited holds up nobody else. */
  private void invite(PatientPost patient, String room, String mail, Delivery delivery)
      throws TemporaryFailure, PermanentFailure {
    Optional<String> account = account(patient, mail);
    if (account.isEmpty()) {
      log.warn("{}: {} has no account in the chat and was not invited", delivery, mail);
    } else if (!api.invite(patient, room, account.get())) {
      accounts.remove(mail);
      log.warn("{}: {} cannot be invited to the room", delivery, mail);
    }
  }

  private Optional<String> account(PatientPost patient, String mail)
      throws TemporaryFailure, PermanentFailure {
    String known = accounts.get(mail);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> found = api.account(patient, mail);
    found.ifPresent(account -> accounts.put(mail, account));
    return found;
  }
}
