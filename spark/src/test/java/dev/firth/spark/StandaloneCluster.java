package dev.firth.spark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A real cluster of this machine: a standalone master and workers, each a process with executors of
 * its own, on loopback. Made of the jars of the class path; ended when closed.
 */
public final class StandaloneCluster implements AutoCloseable {
  private static final Pattern MASTER = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");
  private static final long PATIENCE_SECONDS = 60;

  private final Path home;
  private final List<Process> processes = new ArrayList<>();
  private String url;

  private StandaloneCluster(Path home) {
    this.home = home;
  }

  /**
   * Starts master and workers, each with one core, and waits until they know each other.
   *
   * @param home an empty folder for logs and work
   */
  public static StandaloneCluster start(Path home, int workers) throws IOException {
    var cluster = new StandaloneCluster(home);
    try {
      cluster.linkJars();
      cluster.startMaster();
      for (int i = 0; i < workers; i++) {
        cluster.startWorker(i);
      }
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** What a session connects to. */
  public String url() {
    return url;
  }

  /** Where master and workers have their files: {@code work-N/APPLICATION/EXECUTOR}. */
  public Path home() {
    return home;
  }

  /** The class path for executors: all that is not Spark's. */
  public static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** Processes that run executors, each worker's own. */
  public List<ProcessHandle> executors() {
    return processes.stream()
        .flatMap(process -> process.toHandle().descendants())
        // Its command line, with the class path, is longer than the system tells.
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .toList();
  }

  /** Workers look for Spark in a folder of jars. */
  private void linkJars() throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : classPath().split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && Files.exists(jar)) {
        Path link = jars.resolve(jar.getFileName());
        if (!Files.exists(link)) {
          Files.createSymbolicLink(link, jar.toAbsolutePath());
        }
      }
    }
  }

  private void startMaster() throws IOException {
    String[] arguments = {"--host", "127.0.0.1", "--port", "0", "--webui-port", "0"};
    Path log = launch("master", "org.apache.spark.deploy.master.Master", arguments);
    url = await(log, MASTER);
  }

  private void startWorker(int number) throws IOException {
    String work = home.resolve("work-" + number).toString();
    String[] arguments = {
      "--host",
      "127.0.0.1",
      "--port",
      "0",
      "--webui-port",
      "0",
      "--cores",
      "1",
      "--memory",
      "1g",
      "--work-dir",
      work,
      url
    };
    Path log = launch("worker-" + number, "org.apache.spark.deploy.worker.Worker", arguments);
    await(log, REGISTERED);
  }

  private Path launch(String name, String main, String... arguments) throws IOException {
    Path log = home.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(Stream.of(JavaModuleOptions.defaultModuleOptionArray()).toList());
    command.add("-Dlog4j2.configurationFile=" + configuration());
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    // Of a release a file tells it.
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    processes.add(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    return log;
  }

  /** What the daemons say of themselves is news here. */
  private Path configuration() throws IOException {
    return Files.writeString(
        home.resolve("log4j2.properties"),
        """
        status = error
        rootLogger.level = info
        rootLogger.appenderRef.stdout.ref = stdout
        appender.stdout.type = Console
        appender.stdout.name = stdout
        appender.stdout.layout.type = PatternLayout
        appender.stdout.layout.pattern = %m%n
        """);
  }

  private String await(Path log, Pattern wanted) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      Matcher found = wanted.matcher(Files.readString(log, StandardCharsets.UTF_8));
      if (found.find()) {
        return found.group();
      }
      pause();
    }
    throw new IOException("not seen in " + PATIENCE_SECONDS + " s: " + Files.readString(log));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    for (Process process : processes) {
      process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> null).join();
    }
  }
}
