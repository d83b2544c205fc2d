package dev.firth.transformer.bert;

/** Where the first token's vector becomes the one vector that heads for whole texts read. */
public enum Pooling {
  /** In the model: a projection and tanh, trained with the sentence task (BERT, ALBERT). */
  IN_MODEL("torch.tanh(%s)", false),
  /** In each head by itself: dropout, a projection and tanh (RoBERTa). */
  IN_HEAD_TANH("torch.tanh(%s)", true),
  /** In each head by itself: a projection and rectified units (DistilBERT). */
  IN_HEAD_RELU("torch.relu(%s)", false);

  private final String script;
  private final boolean dropsInput;

  Pooling(String script, boolean dropsInput) {
    this.script = script;
    this.dropsInput = dropsInput;
  }

  /** The script's expression for what is done to a projection. */
  String script(String projected) {
    return script.formatted(projected);
  }

  boolean dropsInput() {
    return dropsInput;
  }
}
