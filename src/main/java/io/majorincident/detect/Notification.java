package io.majorincident.detect;

import java.util.List;

/**
 * What a monitoring system sends in one post.
 *
 * @param sender name of the kind of system, for people
 * @param group the key of the alerts' group: the same in all notifications about one trouble
 * @param truncated how many alerts of the group the sender left out
 * @param alerts at least one; no two with the same fingerprint
 */
record Notification(String sender, String group, long truncated, List<Alert> alerts) {

  List<Alert> firing() {
    return alerts.stream().filter(Alert::firing).toList();
  }
}
