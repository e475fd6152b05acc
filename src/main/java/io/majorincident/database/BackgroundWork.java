package io.majorincident.database;

/** What a node does by itself, and any other node can do in its place. */
public interface BackgroundWork {

  /**
   * Called again and again with whether this node may take work now: begins nothing new while it
   * may not, and goes on once it may. Returns at once if nothing has changed.
   */
  void mayWork(boolean may);

  /**
   * Frees in the caller's transaction what a node has at hand that is gone, for whoever comes next.
   *
   * @param node its {@link ThisNode#id}
   * @return how much that was
   */
  int release(String node);

  /** Looks for work now, as some has become free. */
  void wake();
}
