package io.majorincident.contact;

import io.majorincident.channel.PhoneGateway;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Reachability;
import org.springframework.stereotype.Component;

/** Whose phone rings: a number that its owner has verified, and a gateway that reaches it. */
@Component
class VerifiedPhones implements Reachability {

  private final ContactMethods methods;
  private final PhoneGateway gateway;

  VerifiedPhones(ContactMethods methods, PhoneGateway gateway) {
    this.methods = methods;
    this.gateway = gateway;
  }

  @Override
  public boolean hasVerifiedPhone(Person person) {
    return methods.hasPhone(person);
  }

  @Override
  public boolean canVerifyPhones() {
    return gateway.isThere();
  }
}
