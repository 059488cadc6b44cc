package org.lacuna.training.kt;

import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Direction;

/**
 * What the network gives, with the inner states that its losses need.
 *
 * @param scores by name of the head {@code [B, width]}: numbers not yet held within bounds, logits
 * @param encoded f_m {@code [B, T_m, d]}
 * @param mapped theta(f_source) on the target's grid, {@code [B, T_target, d]}
 * @param rebuilt f'_m {@code [B, T_m, d]}, from the other modalities only
 * @param readRebuilt read-out of f'_m {@code [B, T_m, D_m]}; 0 where no other modality is observed
 * @param readEncoded read-out of f_m {@code [B, T_m, D_m]}
 * @param attention {@code [B, layers, heads, T_target, T_source]}; rows of steps that are padding
 *     or neither observed nor rebuilt are 0
 * @param observed {@code [B, T_m]} truth: exists and was observed
 * @param present {@code [B, 1, 1]} truth: any step of the modality was observed
 */
public record KtOutputs<V>(
    Map<String, V> scores,
    Map<Modality, V> encoded,
    Map<Direction, V> mapped,
    Map<Modality, V> rebuilt,
    Map<Modality, V> readRebuilt,
    Map<Modality, V> readEncoded,
    Map<Direction, V> attention,
    Map<Modality, V> observed,
    Map<Modality, V> present) {}
