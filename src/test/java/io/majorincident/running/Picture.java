package io.majorincident.running;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * What a walk has seen, kept for people to look at: only if PICTURES is set, since each takes a
 * while.
 */
final class Picture {

  private static final Path FOLDER = Path.of("target", "screens");

  private Picture() {}

  /** Of what is seen of a page. */
  static void of(Page page, String name) {
    take(page, name, false);
  }

  /** Of all of a page. */
  static void ofAll(Page page, String name) {
    take(page, name, true);
  }

  private static void take(Page page, String name, boolean whole) {
    if (System.getenv("PICTURES") == null) {
      return;
    }
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(whole)
            .setPath(FOLDER.resolve(name.replace(": ", " ") + ".png")));
  }
}
