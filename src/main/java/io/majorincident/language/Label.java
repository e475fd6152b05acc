package io.majorincident.language;

/**
 * One of our own names or sentences, to be said in the language of whoever reads it.
 *
 * @param english as it stands in a form, a diagram or the code
 */
public record Label(String english) {

  /** In the language of the glossary; of a task's name only what is to be done. */
  public String say(Glossary glossary) {
    return glossary.sayTask(english);
  }
}
