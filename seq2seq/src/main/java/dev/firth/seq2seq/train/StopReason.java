package dev.firth.seq2seq.train;

/** Why a training ended. */
public enum StopReason {
  /** All steps are done. */
  STEPS,

  /** All epochs are done. */
  EPOCHS,

  /** The time is up. */
  TIME,

  /** Too many validations in a row brought nothing better. */
  PATIENCE,

  /** It was told to, and can be resumed. */
  STOPPED
}
