/**
 * Adaptive modality distillation (Peng, Hong, Zhao: Adaptive Modality Distillation for Separable
 * Multimodal Sentiment Analysis) and the parts that its baselines share with it.
 */
@NullMarked
package org.lacuna.training.amd;

import org.jspecify.annotations.NullMarked;
