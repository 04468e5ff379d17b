// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.boards;

import io.github.dfumaven.bytes.Numbers;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.RequestError;

/** Numbers in options. */
public final class OptionNumbers {

    private OptionNumbers() {}

    /**
     * Reads how many of something: a whole number without a unit.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote
     * @param least the smallest number that is allowed
     * @param most the largest
     * @return the number
     * @throws InvalidRequestException if the text is no number, or one outside of the bounds
     */
    public static int count(String component, String text, int least, int most) throws InvalidRequestException {
        var number = Numbers.integer(text);
        if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
            throw RequestError.BAD_NUMBER
                    .about(component, text, "is not a number from %d to %d", least, most)
                    .withHint("Write a whole number from " + least + " to " + most + ".");
        }
        return (int) number.getAsLong();
    }

    /**
     * Reads a size that has bounds.
     *
     * @param component the component it is for, named in the error
     * @param text what the user wrote
     * @param least the smallest number that is allowed
     * @param most the largest
     * @return the number
     * @throws InvalidRequestException if the text is no number, or one outside of the bounds
     */
    public static int within(String component, String text, int least, int most) throws InvalidRequestException {
        long number = Numbers.parse(component, text);
        if (number < least || number > most) {
            throw RequestError.BAD_NUMBER.about(component, text, "is not within %d to %d", least, most);
        }
        return (int) number;
    }
}
