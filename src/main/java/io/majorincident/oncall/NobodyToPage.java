package io.majorincident.oncall;

/** There is neither an on-call plan nor an administrator with a mail address. */
class NobodyToPage extends RuntimeException {

  NobodyToPage() {
    super(
        "There is no on-call plan, so every page would go to the administrator, but the settings name no administrator with an e-mail address: nobody would get a page.");
  }
}
