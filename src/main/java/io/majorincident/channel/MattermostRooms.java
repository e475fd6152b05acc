package io.majorincident.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Rooms in Mattermost, by version 4 of its web API. */
class MattermostRooms implements RoomApi {

  private static final int LONGEST_HEADER = 1024;
  private static final int LONGEST_TEXT = 4000;

  private final MattermostCall mattermost;
  private final String teamName;
  private volatile String team;

  MattermostRooms(MattermostCall mattermost, String teamName) {
    this.mattermost = mattermost;
    this.teamName = teamName;
  }

  @Override
  public String open(PatientPost post, String name) throws TemporaryFailure, PermanentFailure {
    HttpPost.Answer made =
        mattermost.post(post, "/channels", new Room(team(post), name, name, "O"));
    return made.isYes() ? id(made) : existing(post, name, made);
  }

  /** Whatever the reason was: if the room is there, it is the one. */
  private String existing(PatientPost post, String name, HttpPost.Answer refusal)
      throws TemporaryFailure, PermanentFailure {
    mattermost.refuseWhatConcernsTheToken(refusal);
    HttpPost.Answer found =
        mattermost.get(post, "/teams/%s/channels/name/%s".formatted(team(post), name));
    if (!found.isYes()) {
      throw mattermost.refusal(refusal);
    }
    String room = id(found);
    join(post, room);
    return room;
  }

  /** Somebody may have made it by hand. */
  private void join(PatientPost post, String room) throws TemporaryFailure, PermanentFailure {
    String self = id(mattermost.yes(mattermost.get(post, "/users/me")));
    mattermost.yes(mattermost.post(post, "/channels/%s/members".formatted(room), new Member(self)));
  }

  private String team(PatientPost post) throws TemporaryFailure, PermanentFailure {
    if (team == null) {
      team = id(mattermost.yes(mattermost.get(post, "/teams/name/" + teamName)));
    }
    return team;
  }

  @Override
  public Optional<String> account(PatientPost post, String mail)
      throws TemporaryFailure, PermanentFailure {
    HttpPost.Answer found = mattermost.get(post, "/users/email/" + encoded(mail));
    return found.status() == 404 ? Optional.empty() : Optional.of(id(mattermost.yes(found)));
  }

  /** Who is in it already is answered as whoever is new. */
  @Override
  public boolean invite(PatientPost post, String room, String account)
      throws TemporaryFailure, PermanentFailure {
    HttpPost.Answer answer =
        mattermost.post(post, "/channels/%s/members".formatted(room), new Member(account));
    mattermost.refuseWhatConcernsTheToken(answer);
    return answer.isYes();
  }

  @Override
  public void topic(PatientPost post, String room, String topic)
      throws TemporaryFailure, PermanentFailure {
    String header = escaped(topic, LONGEST_HEADER);
    mattermost.yes(mattermost.put(post, "/channels/%s/patch".formatted(room), new Header(header)));
  }

  @Override
  public void say(PatientPost post, String room, String text)
      throws TemporaryFailure, PermanentFailure {
    String message = escaped(text, LONGEST_TEXT);
    mattermost.yes(mattermost.post(post, "/posts", new Post(room, message)));
  }

  private static String escaped(String text, int longest) {
    return ChatText.mattermost(
        Beginning.of(text, longest, it -> ChatText.mattermost(it).length() <= longest));
  }

  private static String id(HttpPost.Answer answer) throws TemporaryFailure {
    String id = Json.read(answer.beginning()).path("id").asText("");
    if (!id.matches("[A-Za-z0-9]+")) {
      throw new TemporaryFailure("Mattermost answers something that nobody understands");
    }
    return id;
  }

  private static String encoded(String mail) {
    return URLEncoder.encode(mail, StandardCharsets.UTF_8);
  }

  private record Room(
      @JsonProperty("team_id") String team,
      String name,
      @JsonProperty("display_name") String shown,
      String type) {}

  private record Member(@JsonProperty("user_id") String user) {}

  private record Header(String header) {}

  private record Post(@JsonProperty("channel_id") String room, String message) {}
}
