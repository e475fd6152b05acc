package io.majorincident.oncall;

/** How people can be reached beside mail and push. */
public interface Reachability {

  /** Whether there is a number of this person that has been tried, for texts or for calls. */
  boolean hasVerifiedPhone(Person person);

  /** Whether anybody can be called or texted at all: a phone gateway is set up. */
  boolean canVerifyPhones();
}
