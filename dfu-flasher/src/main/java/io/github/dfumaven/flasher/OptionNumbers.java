// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.flasher;

import io.github.dfumaven.bytes.Numbers;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.RequestError;

/** Numbers in options. */
final class OptionNumbers {

    private OptionNumbers() {}

    static int within(String component, String text, int least, int most) throws InvalidRequestException {
        long number = Numbers.parse(component, text);
        if (number < least || number > most) {
            throw RequestError.BAD_NUMBER.about(component, text, "is not within %d to %d", least, most);
        }
        return (int) number;
    }
}
