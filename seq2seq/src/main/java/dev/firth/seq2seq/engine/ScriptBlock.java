package dev.firth.seq2seq.engine;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A layer whose forward pass is TorchScript.
 *
 * <p>The block is the Java side of a TorchScript class: its constructor declares parameters,
 * constants and layers, which the methods in {@link #source} read as attributes of {@code self}. A
 * whole model so becomes one program that the engine runs in one call, on tensors of any length;
 * the same text serves training, scoring and decoding. Any block runs by itself, too, as DJL's
 * blocks do, if its {@code __call__} takes tensors and noise alone: {@link #forward}.
 *
 * <p>Shapes of parameters are known from the constructor, so the shapes given to {@link
 * #initialize} are ignored.
 */
public abstract class ScriptBlock extends AbstractBlock {
  /**
   * In the order of their declaration: a {@link Parameter}, a constant, a block or a list of
   * blocks.
   */
  private final Map<String, Object> members = new LinkedHashMap<>();

  private final Map<Parameter, Start> starts = new LinkedHashMap<>();
  private WeightInitializer weightRule;
  private ScriptModule module;

  protected ScriptBlock() {
    inputShapes = new Shape[0]; // DJL saves them with the parameters
  }

  /** Whether all parameters have numbers. */
  @Override
  public final boolean isInitialized() {
    return parameters().values().stream().allMatch(Parameter::isInitialized);
  }

  /**
   * The methods of the TorchScript class; how far all of them are indented does not matter. {@code
   * __call__} is the forward pass. Other layers are called as functions: {@code self.output(x)}.
   */
  protected abstract String source();

  /** The classes that the script uses beside its layers'. */
  protected List<ScriptType> types() {
    return List.of();
  }

  /** Declares a parameter that the script reads as {@code self.name}. */
  protected final Parameter parameter(
      String name, Parameter.Type type, WeightInitializer initializer, long... shape) {
    Parameter parameter = addParameter(Parameter.builder().setName(name).setType(type).build());
    members.put(name, parameter);
    starts.put(parameter, new Start(initializer, new Shape(shape)));
    return parameter;
  }

  /**
   * Declares how the weights of this block and of those below it begin, whatever their layers say;
   * biases and gains begin as their layers say.
   */
  protected final void weightsBegin(WeightInitializer rule) {
    weightRule = rule;
  }

  /** Declares a number, flag or word that the script reads as {@code self.name}. */
  protected final void constant(String name, Object value) {
    members.put(name, value);
  }

  /** Declares a layer that the script calls as {@code self.name(...)}. */
  protected final <B extends ScriptBlock> B layer(String name, B layer) {
    members.put(name, addChildBlock(name, layer));
    return layer;
  }

  /** Declares layers of one kind that the script goes through by {@code for layer in self.name}. */
  protected final <B extends ScriptBlock> List<B> layers(String name, List<B> list) {
    for (int i = 0; i < list.size(); i++) {
      addChildBlock(name + i, list.get(i));
    }
    List<B> copy = List.copyOf(list);
    members.put(name, copy);
    return copy;
  }

  /**
   * Gives every parameter that has no numbers yet its first ones.
   *
   * @param manager what the arrays belong to
   * @param seed decides them, with each parameter's path
   */
  public final void initialize(NDManager manager, long seed) {
    initialize("", manager, new SplittableRandom(seed).nextLong(), null);
  }

  private void initialize(String path, NDManager manager, long seed, WeightInitializer above) {
    WeightInitializer rule = weightRule == null ? above : weightRule;
    starts.forEach(
        (parameter, start) -> {
          if (parameter.isInitialized()) {
            return; // one that stands in several places
          }
          long own = seed ^ (path + parameter.getName()).hashCode() * 0x9E3779B97F4A7C15L;
          boolean ruled = rule != null && parameter.getType() == Parameter.Type.WEIGHT;
          Start begin = ruled ? new Start(rule, start.shape()) : start;
          parameter.setArray(begin.array(manager, new SplittableRandom(own)));
        });
    blocks().forEach((name, block) -> block.initialize(path + name + ".", manager, seed, rule));
  }

  /** As {@link #initialize(NDManager, long)} with seed 0. */
  @Override
  public final void initialize(NDManager manager, DataType dataType, Shape... ignored) {
    initialize(manager, 0);
  }

  /**
   * Shapes of what the block returns for arrays of 32-bit floats, found by running it on zeros, as
   * they are known to the script alone.
   *
   * @throws IllegalStateException if it is not initialized
   */
  @Override
  public Shape[] getOutputShapes(Shape[] shapes) {
    return getOutputShapes(shapes, null);
  }

  /**
   * The same for arrays of other types, such as ids.
   *
   * @param types null for 32-bit floats
   */
  @Override
  public Shape[] getOutputShapes(Shape[] shapes, DataType[] types) {
    try (NDManager own = Torch.manager().newSubManager()) {
      Object[] zeros =
          IntStream.range(0, shapes.length)
              .mapToObj(i -> own.zeros(shapes[i], types == null ? DataType.FLOAT32 : types[i]))
              .toArray();
      return module().run(own, ScriptArchive.FORWARD, zeros).getShapes();
    }
  }

  /**
   * Calls the script's {@code __call__} on arrays; nothing is dropped. In training the engine
   * remembers what gradients need, so that DJL's collectors and trainers work.
   */
  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      PairList<String, Object> params) {
    NDArray first = inputs.head();
    Object[] arrays = inputs.toArray();
    if (!training) {
      return module().run(first.getManager(), ScriptArchive.FORWARD, arrays);
    }
    for (Parameter parameter : parameters().values()) {
      NDArray array = parameterStore.getValue(parameter, first.getDevice(), true);
      array.setRequiresGradient(parameter.requiresGradient());
    }
    try (ScriptValue value = module().callForGradients(ScriptArchive.FORWARD, arrays)) {
      return value.tensors(first.getManager());
    }
  }

  /** Reads what {@link #saveParameters} wrote of a block of the same kind. */
  @Override
  public void loadParameters(NDManager manager, DataInputStream in)
      throws IOException, MalformedModelException {
    super.loadParameters(manager, in);
    synchronized (this) {
      if (module != null) {
        module.bind();
      }
    }
  }

  private synchronized ScriptModule module() {
    if (module == null) {
      if (!isInitialized()) {
        throw new IllegalStateException("the block's parameters are not initialized");
      }
      if (!ScriptArchive.hasForward(this)) {
        throw new UnsupportedOperationException(
            getClass().getSimpleName()
                + " takes other arguments than tensors: only scripts call it");
      }
      module = new ScriptModule(this);
    }
    return module;
  }

  /**
   * All parameters of this block and the blocks below it by their paths, such as {@code
   * encoder.layers.0.bias}; one that stands in several places, as tied weights do, by its first.
   */
  public final Map<String, Parameter> parameters() {
    Map<Parameter, String> first = new LinkedHashMap<>();
    places().forEach((path, parameter) -> first.putIfAbsent(parameter, path));
    Map<String, Parameter> all = new LinkedHashMap<>();
    first.forEach((parameter, path) -> all.put(path, parameter));
    return all;
  }

  /** The shapes of {@link #parameters}, which are known before these have numbers. */
  public final Map<String, Shape> shapes() {
    Map<Parameter, Shape> known = new HashMap<>();
    collectShapes(known);
    Map<String, Shape> shapes = new LinkedHashMap<>();
    parameters().forEach((path, parameter) -> shapes.put(path, known.get(parameter)));
    return shapes;
  }

  private void collectShapes(Map<Parameter, Shape> known) {
    starts.forEach((parameter, start) -> known.put(parameter, start.shape()));
    blocks().values().forEach(block -> block.collectShapes(known));
  }

  /** All places of parameters, with those that hold the same one. */
  final Map<String, Parameter> places() {
    Map<String, Parameter> all = new LinkedHashMap<>();
    collect("", all);
    return all;
  }

  private void collect(String path, Map<String, Parameter> all) {
    members.forEach(
        (name, member) -> {
          if (member instanceof Parameter parameter) {
            all.put(path + name, parameter);
          }
        });
    blocks().forEach((name, block) -> block.collect(path + name + ".", all));
  }

  /** The blocks right below this one by their names, those of lists as {@code layers.0}. */
  private Map<String, ScriptBlock> blocks() {
    Map<String, ScriptBlock> blocks = new LinkedHashMap<>();
    members.forEach(
        (name, member) -> {
          if (member instanceof ScriptBlock block) {
            blocks.put(name, block);
          } else if (member instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
              blocks.put(name + "." + i, (ScriptBlock) list.get(i));
            }
          }
        });
    return blocks;
  }

  final Map<String, Object> members() {
    return members;
  }

  /** Shape and first numbers of a parameter. */
  private record Start(WeightInitializer initializer, Shape shape) {
    NDArray array(NDManager manager, RandomGenerator random) {
      float[] values = new float[Math.toIntExact(shape.size())];
      initializer.fill(values, shape.getShape(), random);
      return manager.create(values, shape);
    }
  }
}
