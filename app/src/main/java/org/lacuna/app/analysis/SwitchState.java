package org.lacuna.app.analysis;

import org.lacuna.inference.signal.Modality;

/**
 * How one modality switch looks.
 *
 * @param modality which one
 * @param available whether it can be moved
 * @param on whether the network sees the modality
 * @param detail one line: how much was measured, or why it cannot be moved
 */
public record SwitchState(Modality modality, boolean available, boolean on, String detail) {}
