/**
 * What a foreign network is taken for, the choices about it, and the card they make. Pure logic.
 */
@NullMarked
package org.lacuna.app.mapping.propose;

import org.jspecify.annotations.NullMarked;
