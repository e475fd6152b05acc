package io.majorincident.communicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.majorincident.ElementTemplate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What Modeler offers for a message is what the step knows, and no more. */
class SendMessageTest {

  private final ElementTemplate template = ElementTemplate.named("sendMessage");

  @Test
  void everyAudienceIsOffered() {
    assertThat(template.choices("audience"))
        .containsExactlyInAnyOrderElementsOf(Recipients.names());
  }

  @Test
  void everyWayToReachPeopleIsOffered() {
    assertThat(template.choices("channels"))
        .containsExactlyElementsOf(Arrays.stream(Reach.values()).map(Reach::id).toList());
  }
}
