package io.majorincident.verify;

import io.majorincident.process.Variable;
import java.util.List;

/** What the diagram verifyContact and its forms write. */
final class VerifyVariables {

  /** The mark of a contact that stands in the plan. */
  static final Variable<String> OWN_CONTACT = text("ownContact");

  /** Of a contact that is new: its channel, and the address as it was typed. */
  static final Variable<String> NEW_CHANNEL = text("newContactChannel");

  static final Variable<String> NEW_ADDRESS = text("newContactAddress");

  /** Of the contact that a code is sent to; its address is no variable, since many read these. */
  static final Variable<String> CONTACT_CHANNEL = text("contactChannel");

  /** The contact as others may read it. */
  static final Variable<String> CONTACT_SHOWN = text("contactShown");

  static final Variable<String> CODE = text("code");

  /** The groups beside whoever named the contact: none, since nobody else can know the code. */
  @SuppressWarnings("rawtypes")
  static final Variable<List> CODE_READERS = new Variable<>("codeReaders", List.class);

  private VerifyVariables() {}

  private static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }
}
