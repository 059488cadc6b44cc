package org.lacuna.media.degrade;

import org.lacuna.inference.drop.Stretch;

/**
 * A stretch that is made worse.
 *
 * @param stretch where
 * @param how in which way
 */
public record Change(Stretch stretch, Degradation how) {}
