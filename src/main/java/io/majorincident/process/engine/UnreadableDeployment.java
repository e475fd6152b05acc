package io.majorincident.process.engine;

import io.majorincident.process.RefusedSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ResourceReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine cannot read in a deployment is told as the gate tells what it refuses. */
final class UnreadableDeployment {

  private static final Logger log = LoggerFactory.getLogger(UnreadableDeployment.class);

  private UnreadableDeployment() {}

  /**
   * @throws RefusedSet if the engine does not understand a file
   */
  static <T> T told(Supplier<T> deploy) {
    try {
      return deploy.get();
    } catch (ParseException unreadable) {
      throw new RefusedSet(faults(unreadable));
    } catch (DmnEngineException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException
        | StackOverflowError unreadable) {
      throw refused(unreadable);
    } catch (ProcessEngineException failure) {
      // its subclasses have a meaning of their own
      throw failure.getClass() == ProcessEngineException.class ? refused(failure) : failure;
    }
  }

  private static RefusedSet refused(Throwable unreadable) {
    log.warn("The engine does not understand what was deployed.", unreadable);
    return new RefusedSet(
        List.of(
            "The engine does not understand one of the files. Open them in Modeler, and look at its"
                + " problems panel; the log of the application says more."));
  }

  private static List<String> faults(ParseException unreadable) {
    return unreadable.getResorceReports().stream().flatMap(UnreadableDeployment::faults).toList();
  }

  private static Stream<String> faults(ResourceReport file) {
    return file.getErrors().stream()
        .map(problem -> "%s%s: %s".formatted(name(file), element(problem), text(problem)))
        .distinct();
  }

  private static String name(ResourceReport file) {
    return file.getResourceName().replaceAll(".*/", "");
  }

  private static String element(Problem problem) {
    return problem.getMainElementId() == null ? "" : ", " + problem.getMainElementId();
  }

  /** Without the number of the kind of fault, which says nothing to an owner. */
  private static String text(Problem problem) {
    return Objects.toString(problem.getMessage(), "It cannot be read.")
        .replaceFirst("^ENGINE-\\d+ ", "");
  }
}
