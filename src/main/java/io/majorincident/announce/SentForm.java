package io.majorincident.announce;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** The fields of a form without what its address says: a server hands out both together. */
final class SentForm {

  private SentForm() {}

  static Map<String, List<String>> of(HttpServletRequest request) {
    MultiValueMap<String, String> inAddress =
        UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams();
    Map<String, List<String>> form = new HashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              // those of the address come first
              int before = inAddress.getOrDefault(name, List.of()).size();
              form.put(name, List.of(values).subList(before, values.length));
            });
    return form;
  }
}
