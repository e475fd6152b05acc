package io.majorincident.announce;

import io.majorincident.channel.PhoneGateway;
import io.majorincident.channel.Twiml;
import io.majorincident.language.Languages;
import io.majorincident.language.Words;
import io.majorincident.oncall.Person;
import io.majorincident.oncall.Plan;
import io.majorincident.process.TransactionRetry;
import io.majorincident.web.Caller;
import io.majorincident.web.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The doors for the phone gateway: it brings the keys that people press during a call, and the text
 * messages that they send. Whatever the gateway has not signed is refused.
 */
@RestController
class PhoneDoor {

  private static final Logger log = LoggerFactory.getLogger(PhoneDoor.class);

  private final PhoneGateway gateway;
  private final Pages pages;
  private final MeantPage meant;
  private final Plan plan;
  private final GivenAnswer answered;
  private final TextReplies replies;
  private final TransactionRetry retry;
  private final Words words;
  private final String baseUrl;

  PhoneDoor(
      PhoneGateway gateway,
      Pages pages,
      MeantPage meant,
      Plan plan,
      GivenAnswer answered,
      TextReplies replies,
      TransactionRetry retry,
      Words words,
      @Value("${majorincident.message.base-url}") String baseUrl) {
    this.gateway = gateway;
    this.pages = pages;
    this.meant = meant;
    this.plan = plan;
    this.answered = answered;
    this.replies = replies;
    this.retry = retry;
    this.words = words;
    this.baseUrl = baseUrl;
  }

  /**
   * @param from the sender's number
   * @param text what it says
   * @param message the gateway's id of it
   * @return what is sent back
   */
  @OpenTo(value = Caller.SENDER, what = "a text message that answers a page")
  @PostMapping("/api/phone/text")
  ResponseEntity<String> text(
      HttpServletRequest request,
      @RequestParam(name = "From", defaultValue = "") String from,
      @RequestParam(name = "Body", defaultValue = "") String text,
      @RequestParam(name = "MessageSid", defaultValue = "") String message) {
    return onlyToTheGateway(
        request,
        () ->
            Optional.of(
                retry
                    .run(() -> replies.receive(from, text, message))
                    .map(Twiml::sent)
                    .orElse(Twiml.nothing())));
  }

  /**
   * @param digits the key that was pressed
   * @return what is said
   */
  @OpenTo(value = Caller.SECRET, what = "a key that was pressed in a call")
  @PostMapping("/pages/{secret}/key")
  ResponseEntity<String> key(
      HttpServletRequest request,
      @PathVariable String secret,
      @RequestParam(name = "Digits", defaultValue = "") String digits) {
    return onlyToTheGateway(
        request,
        () ->
            pages
                .invitation(secret)
                .map(invitation -> pressed(invitation, Reply.of(digits), url(request))));
  }

  private String pressed(Pages.Invitation invitation, Reply reply, String url) {
    retry.run(() -> answered.give(invitation, reply));
    Locale language =
        plan.person(invitation.person()).map(Person::language).orElseGet(Languages::asked);
    Page page = pages.current(invitation.page());
    String said = answered.whatHolds(page, invitation.person(), reply, "", language);
    return page.open() && reply != Reply.CANNOT
        ? Twiml.asked(language, said + "\n" + words.say(language, Pager.keys(page)), url)
        : Twiml.said(language, said + "\n" + alsoOpen(invitation.person(), page, language));
  }

  private String alsoOpen(String person, Page page, Locale language) {
    return answered.alsoOpen(meant.next(person, page), language);
  }

  private ResponseEntity<String> onlyToTheGateway(
      HttpServletRequest request, Supplier<Optional<String>> answer) {
    if (!gateway.isConfigured()) {
      return ResponseEntity.notFound().build();
    }
    if (!gateway.hasSent(
        url(request), SentForm.of(request), request.getHeader("X-Twilio-Signature"))) {
      log.warn(
          "A form without the phone gateway's right signature was refused. If the gateway sent it,"
              + " compare the address that is entered there with majorincident.message.base-url");
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    return answer.get().map(PhoneDoor::twiml).orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<String> twiml(String answer) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "xml", StandardCharsets.UTF_8))
        .header("Cache-Control", "no-store")
        .body(answer);
  }

  /** As the gateway called it, whatever stands between us. */
  private String url(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    String query = request.getQueryString();
    return baseUrl + path + (query == null ? "" : "?" + query);
  }
}
