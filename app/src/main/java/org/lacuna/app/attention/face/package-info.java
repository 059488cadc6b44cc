/** Small pictures of the analysed face, for axes that speak of moments of vision. */
@NullMarked
package org.lacuna.app.attention.face;

import org.jspecify.annotations.NullMarked;
