package io.majorincident;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.channel.Delivery;
import io.majorincident.oncall.Contact;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** A night in which Ben and Anna have phones that ring, and answer by them. */
abstract class PhonesNight extends PlannersNight {

  static final String BENS = "+4930123456";
  static final String ANNAS = "+4930654321";
  static final String CLARAS = "+493023125014";
  static final String TEXT = "/api/phone/text";

  @Autowired FakeChannel text;
  @Autowired FakeChannel voice;

  @Value("${majorincident.message.base-url}")
  String baseUrl;

  private int messages;

  @BeforeEach
  void givePhones() {
    String push = "      - push: https://push.muster-shop.example/ben\n";
    String mail = "      - mail: anna@muster-shop.example\n";
    String phones = "%s      - text: \"%s\"\n      - voice: \"%s\"\n";
    String changed =
        before
            .replace(push, phones.formatted(push, BENS, BENS))
            .replace(mail, phones.formatted(mail, ANNAS, ANNAS));
    assertThat(change("admin", version(), changed).getStatusCode().is2xxSuccessful()).isTrue();
    verify("ben", BENS);
    verify("anna", ANNAS);
  }

  void verify(String person, String number) {
    scenario.verify(person, new Contact(Contact.TEXT, number));
    scenario.verify(person, new Contact(Contact.VOICE, number));
  }

  /** What is sent back to a new message. */
  String reply(String from, String said) {
    return reply(from, said, "SM%s-%d".formatted(System.identityHashCode(this), ++messages));
  }

  String reply(String from, String said, String message) {
    String answer = text(from, said, message).getBody();
    assertThat(answer).startsWith("<Response><Message>").endsWith("</Message></Response>");
    String sent = answer.replaceAll("<[^>]+>", "");
    assertThat(sent).hasSizeLessThanOrEqualTo(160);
    return sent;
  }

  ResponseEntity<String> text(String from, String said, String message) {
    return post(TEXT, Map.of("From", from, "Body", said, "MessageSid", message));
  }

  String key(String link, String digit) {
    ResponseEntity<String> answer = post(link + "/key", Map.of("Digits", digit));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(MediaType.TEXT_XML.includes(answer.getHeaders().getContentType())).isTrue();
    return answer.getBody();
  }

  ResponseEntity<String> post(String path, Map<String, String> form) {
    return post(path, form, signature(path, form));
  }

  ResponseEntity<String> post(String path, Map<String, String> form, String signature) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    headers.set("X-Twilio-Signature", signature);
    LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    form.forEach(fields::add);
    return http.postForEntity(path, new HttpEntity<>(fields, headers), String.class);
  }

  /** As the gateway makes it. */
  String signature(String path, Map<String, String> form) {
    StringBuilder signed = new StringBuilder(baseUrl + path);
    new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(IncidentContext.PHONE_TOKEN.getBytes(), "HmacSHA1"));
      byte[] hash = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String link(Delivery sent) {
    Matcher link = Pattern.compile("/pages/[A-Za-z0-9_-]+").matcher(sent.action().link());
    assertThat(link.find()).isTrue();
    return link.group();
  }
}
