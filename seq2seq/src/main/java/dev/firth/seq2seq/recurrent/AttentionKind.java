package dev.firth.seq2seq.recurrent;

/** How a decoder's state is compared with the places of the source. */
public enum AttentionKind {
  /** No attention: the decoder only has the encoder's last state. */
  NONE,
  /** v' tanh(W q + U m) (Bahdanau et al. 2015). */
  ADDITIVE,
  /** q' m, for equal sizes (Luong et al. 2015). */
  DOT,
  /** q' W m (Luong et al. 2015). */
  GENERAL
}
