// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.operator;

import io.github.dfumaven.fault.RequestErrorCode;

/** What can be wrong with the place where the page for the operator is to be. */
final class OperatorError {

    /** The text is no port, and no address with one. */
    static final RequestErrorCode BAD_HTTP_ADDRESS = new RequestErrorCode(
            "bad-http-address",
            "Write {http} as PORT, or HOST:PORT with an address of this machine, such as 8080 or 192.168.1.5:8080.");
    /** Another program listens there, or this machine does not have the address, or the port is for administrators. */
    static final RequestErrorCode PAGE_NOT_SERVED = new RequestErrorCode(
            "page-not-served", "Choose another port in {http}, 0 for any free one, or an address of this machine.");

    private OperatorError() {}
}
