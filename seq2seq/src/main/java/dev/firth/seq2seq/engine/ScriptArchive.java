package dev.firth.seq2seq.engine;

import ai.djl.nn.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a tree of blocks as a TorchScript archive: a ZIP file of source text and a pickle with the
 * objects.
 *
 * <p>Every tensor in it is one number; the weights are given to the loaded program by the method
 * {@link #BIND}, which this class adds to the root, so that Java and the script share them.
 *
 * @see <a
 *     href="https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md">the
 *     format</a>
 */
final class ScriptArchive {
  /**
   * The method of the root that takes the list of all parameters, in the order of {@link
   * ScriptBlock#parameters}.
   */
  static final String BIND = "bind_parameters";

  /**
   * The method of the root that takes tensors alone and calls the forward pass, with nothing for
   * what else that takes, such as noise. It is there if the forward pass takes no other arguments.
   */
  static final String FORWARD = "forward_tensors";

  private static final Pattern CALL = Pattern.compile("def __call__\\(self(.*)\\) -> (.+):");

  private static final String PACKAGE = "__torch__";

  /**
   * The format that PyTorch has written since 1.12; older readers would change the meaning of some
   * operators.
   */
  private static final String FORMAT_VERSION = "10\n";

  private final ScriptBlock root;

  /** Text of each class by its name; equal texts are one class. */
  private final Map<String, String> classes = new LinkedHashMap<>();

  /** What to give where an argument has one of these types. */
  private final Map<String, String> nothings = new HashMap<>();

  private ScriptArchive(ScriptBlock root) {
    this.root = root;
  }

  static byte[] of(ScriptBlock root) {
    return new ScriptArchive(root).write();
  }

  /** Whether a block's program will have {@link #FORWARD}. */
  static boolean hasForward(ScriptBlock root) {
    var archive = new ScriptArchive(root);
    archive.addRoot();
    return !archive.forward().isEmpty();
  }

  private byte[] write() {
    String rootClass = addRoot();
    var pickle = new PickleWriter();
    object(pickle, root, rootClass);
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.US_ASCII)) {
      zip.setMethod(ZipOutputStream.STORED);
      entry(zip, "version", FORMAT_VERSION.getBytes(StandardCharsets.US_ASCII));
      entry(zip, "data.pkl", pickle.finish());
      entry(zip, "data/0", new byte[Float.BYTES]);
      entry(zip, "constants.pkl", new PickleWriter().emptyTuple().finish());
      String text = String.join("\n", classes.values());
      entry(zip, "code/" + PACKAGE + ".py", text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry("model/" + name);
    var crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    entry.setSize(content.length);
    zip.putNextEntry(entry);
    ((OutputStream) zip).write(content);
    zip.closeEntry();
  }

  // Classes: children first, since a class must stand before its use.

  private String addRoot() {
    return addClass(root, "(Module)", "  __parameters__ = []\n  __buffers__ = []\n", binder());
  }

  private String addClass(ScriptBlock block) {
    return addClass(block, "", "", "");
  }

  @SuppressWarnings("ReferenceEquality") // the root itself, not one like it
  private String addClass(ScriptBlock block, String base, String header, String footer) {
    block.types().forEach(this::addType);
    var body = new StringBuilder(header);
    block.members().forEach((name, member) -> attribute(body, name, typeOf(member)));
    body.append(indented(block.source())).append(footer);
    if (block == root) {
      body.append(forward());
    }
    return nameFor(block.getClass().getSimpleName(), base + ":\n" + body);
  }

  private void addType(ScriptType type) {
    classes.putIfAbsent(type.name(), type.text());
    nothings.put(qualified(type.name()), type.nothing());
  }

  /** {@link #FORWARD}, after the root's members are known; no text if it cannot be there. */
  private String forward() {
    Matcher call = CALL.matcher(root.source());
    if (!call.find()) {
      return "";
    }
    var taken = new StringBuilder("self");
    List<String> passed = new ArrayList<>();
    for (String argument : call.group(1).replaceFirst("^, ", "").split(", ")) {
      String name = argument.substring(0, Math.max(0, argument.indexOf(':')));
      String type = argument.substring(argument.indexOf(':') + 1).strip();
      if (type.equals("Tensor")) {
        taken.append(", ").append(argument);
        passed.add(name);
      } else if (nothings.containsKey(type)) {
        passed.add(nothings.get(type));
      } else {
        return "";
      }
    }
    return "  def %s(%s) -> %s:\n    return self(%s)\n"
        .formatted(FORWARD, taken, call.group(2), String.join(", ", passed));
  }

  /** Text whose least indented line is indented by two blanks. */
  static String indented(String text) {
    return text.stripTrailing().stripIndent().indent(2);
  }

  private static void attribute(StringBuilder body, String name, String type) {
    body.append("  ").append(name).append(" : ").append(type).append('\n');
  }

  private String elementClass(List<?> list) {
    List<String> names = list.stream().map(b -> addClass((ScriptBlock) b)).distinct().toList();
    if (names.size() != 1) {
      throw new IllegalArgumentException("layers of a list differ in their script: " + names);
    }
    return names.getFirst();
  }

  /**
   * The class of this text: one that stands already, or a new one, numbered if the name is taken.
   */
  private String nameFor(String simpleName, String text) {
    for (int number = 1; ; number++) {
      String name = number == 1 ? simpleName : simpleName + "_" + number;
      String whole = "class " + name + text;
      String standing = classes.putIfAbsent(name, whole);
      if (standing == null || standing.equals(whole)) {
        return name;
      }
    }
  }

  private static String qualified(String name) {
    return PACKAGE + "." + name;
  }

  private String typeOf(Object member) {
    return switch (member) {
      case Parameter parameter -> "Tensor";
      case ScriptBlock block -> qualified(addClass(block));
      case List<?> list -> "List[" + qualified(elementClass(list)) + "]";
      case Boolean flag -> "bool";
      case Integer number -> "int";
      case Long number -> "int";
      case Float number -> "float";
      case Double number -> "float";
      case String text -> "str";
      default -> throw new IllegalArgumentException("no attribute of a script: " + member);
    };
  }

  private String binder() {
    var text = new StringBuilder("  def " + BIND + "(self, weights: List[Tensor]) -> None:\n");
    var parameters = List.copyOf(root.parameters().values());
    root.places()
        .forEach(
            (path, parameter) ->
                text.append("    self.")
                    .append(path.replaceAll("\\.(\\d+)(?=\\.|$)", "[$1]"))
                    .append(" = weights[")
                    .append(parameters.indexOf(parameter))
                    .append("]\n"));
    return text.append("    pass\n").toString();
  }

  // Objects, in the same order of attributes as their classes.

  private void object(PickleWriter pickle, ScriptBlock block, String className) {
    pickle.global(PACKAGE, className).emptyTuple().newObject().emptyDict().mark();
    block.members().forEach((name, member) -> member(pickle.string(name), member));
    pickle.setItems().build();
  }

  private void member(PickleWriter pickle, Object member) {
    switch (member) {
      case Parameter parameter -> tensor(pickle);
      case ScriptBlock block -> object(pickle, block, addClass(block));
      case List<?> list -> {
        pickle.emptyList().mark();
        list.forEach(block -> member(pickle, block));
        pickle.appends();
      }
      case Boolean flag -> pickle.bool(flag);
      case String text -> pickle.string(text);
      case Double number -> pickle.number(number.doubleValue());
      case Float number -> pickle.number(number.doubleValue());
      default -> pickle.number(((Number) member).longValue());
    }
  }

  /** A tensor of one float in the archive's only storage. */
  private static void tensor(PickleWriter pickle) {
    pickle.global("torch._utils", "_rebuild_tensor_v2").mark().mark();
    pickle.string("storage").global("torch", "FloatStorage").string("0").string("cpu").number(1L);
    pickle.tuple().persistentId().number(0L);
    pickle.mark().number(1L).tuple().mark().number(1L).tuple().bool(false);
    pickle.global("collections", "OrderedDict").emptyTuple().reduce().tuple().reduce();
  }
}
