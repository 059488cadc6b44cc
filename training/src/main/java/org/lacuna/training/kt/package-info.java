/**
 * The knowledge-transfer network (Liu, Chen, Zhan: Multimodal Sentiment Analysis with Missing
 * Modality: A Knowledge-Transfer Approach), its losses and its configuration.
 */
@NullMarked
package org.lacuna.training.kt;

import org.jspecify.annotations.NullMarked;
