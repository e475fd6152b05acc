package io.majorincident.oncall;

/**
 * One way to reach a person.
 *
 * @param channel {@link #MAIL} or {@link #PUSH}
 * @param address a mail address, or for push the URL of a webhook that takes JSON
 */
public record Contact(String channel, String address) {

  public static final String MAIL = "mail";
  public static final String PUSH = "push";
}
