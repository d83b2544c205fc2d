package dev.firth.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the results of a run come from: enough to do it again and to know whether it was the same.
 *
 * @param corpus the input files in their order with their hashes; empty while not yet known
 * @param seed the seed that decided everything
 * @param firthVersion version of Firth
 * @param javaVersion version and vendor of Java
 * @param hardware the machine
 * @param kernels name of the kernels used, such as {@code simd-512}; empty if none
 * @param command the command line, or what the calling program says of itself
 * @param started when the run began
 */
public record Provenance(
    List<HashedFile> corpus,
    long seed,
    String firthVersion,
    String javaVersion,
    Hardware hardware,
    String kernels,
    List<String> command,
    Instant started) {

  public Provenance {
    corpus = List.copyOf(corpus);
    command = List.copyOf(command);
  }

  /** The provenance of a run that begins now, its corpus to be added by {@link #withCorpus}. */
  public static Provenance capture(long seed, String kernels, List<String> command) {
    return new Provenance(
        List.of(),
        seed,
        FirthVersion.current(),
        Runtime.version() + " " + System.getProperty("java.vendor"),
        Hardware.current(),
        kernels,
        command,
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The same with the corpus hashed now; {@link CorpusHash} does that beside the work. */
  public static Provenance capture(
      List<Path> corpus, long seed, String kernels, List<String> command) throws IOException {
    return capture(seed, kernels, command).withCorpus(HashedFile.of(corpus));
  }

  public Provenance withCorpus(List<HashedFile> hashed) {
    return new Provenance(
        hashed, seed, firthVersion, javaVersion, hardware, kernels, command, started);
  }

  /** As JSON, the {@code provenance.json} of a run directory. */
  public String toJson() {
    return Json.pretty(toMap());
  }

  /** As plain maps and lists, for files that carry their provenance inside. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("corpus", corpus.stream().map(Provenance::toMap).toList());
    map.put("corpusSha256", corpus.isEmpty() ? null : HashedFile.combined(corpus));
    map.put("seed", seed);
    map.put("firth", firthVersion);
    map.put("java", javaVersion);
    map.put("cpu", hardware.cpu());
    map.put("cores", hardware.cores());
    map.put("memoryBytes", hardware.memoryBytes());
    map.put("system", hardware.system());
    map.put("kernels", kernels);
    map.put("command", command);
    map.put("started", started.toString());
    return map;
  }

  private static Map<String, Object> toMap(HashedFile file) {
    var map = new LinkedHashMap<String, Object>();
    map.put("file", file.file());
    map.put("bytes", file.bytes());
    map.put("sha256", file.sha256());
    return map;
  }
}
