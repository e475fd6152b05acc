package io.majorincident.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as a table to read and as JSON below target/bench. */
final class Report {

  private final String name;
  private final List<Line> lines = new ArrayList<>();

  /**
   * @param what was measured, with its unit
   * @param beside the same of the other one; NaN if there is no other one
   * @param goal what ours, or the ratio if there is another one, is compared with
   */
  record Line(
      String what, double ours, double beside, double ratio, String goal, boolean reached) {}

  Report(String name) {
    this.name = name;
  }

  /** What is measured for whoever reads it, and has no goal. */
  Report tell(String what, double ours) {
    return add(new Line(what, ours, Double.NaN, Double.NaN, "none", true));
  }

  Report atMost(String what, double ours, double goal) {
    return add(new Line(what, ours, Double.NaN, Double.NaN, "<= " + goal, ours <= goal));
  }

  Report ratioAtMost(String what, double ours, double beside, double goal) {
    double ratio = ours / beside;
    return add(new Line(what, ours, beside, ratio, "ratio <= " + goal, ratio <= goal));
  }

  Report ratioAtLeast(String what, double ours, double beside, double ratio, double goal) {
    return add(new Line(what, ours, beside, ratio, "ratio >= " + goal, ratio >= goal));
  }

  /**
   * @param goal that ours is compared with, whatever the other one needs
   */
  Report atMostBeside(String what, double ours, double beside, double goal) {
    return add(new Line(what, ours, beside, ours / beside, "<= " + goal, ours <= goal));
  }

  private Report add(Line line) {
    lines.add(line);
    return this;
  }

  /** Shows and keeps it, and fails if a goal is missed. */
  void judge() throws IOException {
    System.out.printf("%n%-58s %10s %10s %8s  %s%n", name, "ours", "beside", "ratio", "goal");
    lines.forEach(Report::show);
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(folder.resolve(name + ".json").toFile(), lines);
    assertThat(lines).as("goals of " + name).allMatch(Line::reached);
  }

  private static void show(Line line) {
    System.out.printf(
        Locale.ROOT,
        "%-58s %10.2f %10s %8s  %s: %s%n",
        line.what(),
        line.ours(),
        number(line.beside()),
        number(line.ratio()),
        line.goal(),
        line.reached() ? "reached" : "MISSED");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : "%.2f".formatted(value);
  }
}
