package io.majorincident.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An element of SVG with all its text escaped. */
final class Tag {

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> content = new ArrayList<>();

  Tag(String name) {
    this.name = name;
  }

  Tag with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  Tag with(String attribute, double value) {
    return with(attribute, number(value));
  }

  Tag add(Tag child) {
    content.add(child);
    return this;
  }

  Tag add(List<Tag> children) {
    content.addAll(children);
    return this;
  }

  Tag text(String text) {
    content.add(text);
    return this;
  }

  /** As short as it is exact enough. */
  static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach(
        (attribute, value) ->
            out.append(' ').append(attribute).append("=\"").append(escape(value)).append('"'));
    out.append('>');
    for (Object part : content) {
      if (part instanceof Tag child) {
        child.write(out);
      } else {
        out.append(escape(part.toString()));
      }
    }
    out.append("</").append(name).append('>');
  }

  /** XML has no control characters, not even escaped ones. */
  private static String escape(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
