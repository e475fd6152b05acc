package io.majorincident.access.oidc;

/** A group of the provider and what it means here. */
record GroupPair(String theirs, String ours) {

  /**
   * Public for Spring, which reads settings by it.
   *
   * @param text {@code theirs=ours}; theirs may itself contain the sign
   * @throws IllegalArgumentException if one of the two is missing
   */
  public static GroupPair of(String text) {
    int middle = text.lastIndexOf('=');
    if (middle < 1 || middle == text.length() - 1) {
      throw new IllegalArgumentException(
          "'%s' is not a group of the provider and one of ours, as theirs=ours".formatted(text));
    }
    return new GroupPair(text.substring(0, middle).strip(), text.substring(middle + 1).strip());
  }
}
