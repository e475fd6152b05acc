package io.majorincident.channel;

import java.util.Optional;

/**
 * What a chat can be asked to do. Each call may be made again: what holds already is no failure.
 */
interface RoomApi {

  /**
   * Opens the room, or finds it if it is there.
   *
   * @return its id
   */
  String open(PatientPost post, String name) throws TemporaryFailure, PermanentFailure;

  /** The id of whoever has this mail address there, or empty. */
  Optional<String> account(PatientPost post, String mail) throws TemporaryFailure, PermanentFailure;

  /**
   * @return false if this person cannot be invited, whatever the reason
   */
  boolean invite(PatientPost post, String room, String account)
      throws TemporaryFailure, PermanentFailure;

  /** Says what the room is about, as much of it as there is room for. */
  void topic(PatientPost post, String room, String topic) throws TemporaryFailure, PermanentFailure;

  void say(PatientPost post, String room, String text) throws TemporaryFailure, PermanentFailure;
}
