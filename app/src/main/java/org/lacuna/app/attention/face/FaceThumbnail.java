package org.lacuna.app.attention.face;

/**
 * A small square picture of a face. Immutable by convention.
 *
 * @param us the moment it stands for, microseconds
 * @param side pixels
 * @param argb {@code [side * side]} opaque pixels, row by row
 */
public record FaceThumbnail(long us, int side, int[] argb) {}
