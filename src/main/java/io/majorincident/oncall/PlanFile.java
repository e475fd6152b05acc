package io.majorincident.oncall;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the on-call plan from its YAML file; `company.yaml` shows and explains all it may hold. */
public final class PlanFile {

  // Many times the plan of a company of ten thousand.
  private static final int CHARACTERS_AT_MOST = 16 * 1024 * 1024;

  // The parser reads a word of n characters in n * n steps.
  private static final int LINE_AT_MOST = 100_000;

  private PlanFile() {}

  /**
   * Understands a plan.
   *
   * @param yaml the text of the file
   * @param place where it comes from, for people
   * @throws FaultyPlan with every fault, each with its line, its path and what to do
   */
  public static Plan read(String yaml, String place) {
    Faults faults = new Faults(place);
    noteLongLines(yaml, faults);
    faults.throwIfAny();
    Optional<Node> top = compose(yaml, faults);
    faults.throwIfAny();
    Plan plan = new PlanReader(Entry.root(top.orElse(null), faults)).plan();
    faults.throwIfAny();
    return plan;
  }

  /**
   * What the second of two plans says in another way than the first.
   *
   * @param before a plan that can be read
   * @param after another one
   */
  public static List<PlanDifference> differences(String before, String after) {
    return facts(before).differences(facts(after));
  }

  private static PlanFacts facts(String yaml) {
    return PlanFacts.of(tree(yaml));
  }

  // The tree of nodes, not the objects made of it: only nodes know their lines.
  static Node tree(String yaml) {
    if (yaml.lines().anyMatch(line -> line.length() > LINE_AT_MOST)) {
      throw new YAMLException("A line has more than %d characters.".formatted(LINE_AT_MOST));
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(CHARACTERS_AT_MOST);
    return new BoundedComposer(yaml, options).getSingleNode();
  }

  private static void noteLongLines(String yaml, Faults faults) {
    int line = 0;
    for (Iterator<String> lines = yaml.lines().iterator(); lines.hasNext(); ) {
      int length = lines.next().length();
      line++;
      if (length > LINE_AT_MOST) {
        faults.add(
            line,
            "",
            "The line has %d characters, and at most %d fit. Break it into several."
                .formatted(length, LINE_AT_MOST));
      }
    }
  }

  private static Optional<Node> compose(String yaml, Faults faults) {
    try {
      return Optional.ofNullable(tree(yaml));
    } catch (MarkedYAMLException e) {
      notYaml(faults, line(e), e.getProblem());
    } catch (YAMLException e) {
      notYaml(faults, firstStrangeLine(yaml), e.getMessage().lines().findFirst().orElse(""));
    }
    return Optional.empty();
  }

  private static void notYaml(Faults faults, int line, String problem) {
    faults.add(
        line,
        "",
        "This is not valid YAML: %s. Look at the indentation (blanks, no tabs), the colons and the quotes here and in the line above."
            .formatted(problem));
  }

  private static int line(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    return mark == null ? 1 : mark.getLine() + 1;
  }

  // SnakeYAML does not tell in which line a character stands that no YAML may hold.
  private static int firstStrangeLine(String yaml) {
    boolean strange = !yaml.codePoints().allMatch(StreamReader::isPrintable);
    long breaks =
        yaml.codePoints().takeWhile(StreamReader::isPrintable).filter(c -> c == '\n').count();
    return strange ? (int) breaks + 1 : 1;
  }
}
