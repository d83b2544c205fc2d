package dev.firth.cli.shell;

/**
 * A noun of the command that an optional module brings: found by {@link java.util.ServiceLoader} if
 * the module is on the class path.
 */
public interface Noun {
  /** What stands behind {@code firth}. */
  String name();

  /** The class of its command. */
  Class<?> command();
}
