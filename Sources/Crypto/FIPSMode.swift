internal import CCrypto
internal import Synchronization

/// OpenSSL's FIPS provider, and nothing but it.
public enum FIPSMode {
    /// The configuration that is asked for, once it is.
    private static let required = Mutex<String?>(nil)

    /// Whether the library context of our own takes SHA-256, and so all, from the FIPS provider.
    public static var isOn: Bool {
        guard let sha256 = unsafe try? CryptoContext.shared.sha256 else { return false }
        return unsafe providerName(EVP_MD_get0_provider(sha256)) == "fips"
    }

    /// From now on every algorithm is fetched with `fips=yes` from OpenSSL's FIPS provider, by us and by the libraries
    /// that use OpenSSL's common context (TLS in libpq and libcurl). Call it before any cryptography; it can't be undone.
    ///
    /// - Parameter configuration: absolute path of the file that `openssl fipsinstall` wrote; by default `fipsmodule.cnf`
    ///   in the folder of OpenSSL's own configuration. The module itself is looked for where OpenSSL looks for modules,
    ///   or in `OPENSSL_MODULES`.
    /// - Throws: ``FIPSUnavailable``.
    public static func require(configuration: String? = nil) throws(FIPSUnavailable) {
        let path = configuration ?? standardConfiguration
        guard path.hasPrefix("/"), !path.contains(where: { $0.isWhitespace || $0 == "$" || $0 == "\\" }) else {
            throw FIPSUnavailable("\(path) is not an absolute path without blanks, $ and \\")
        }
        guard unsafe BIO_s_file() != nil, let file = unsafe BIO_new_file(path, "r") else {
            ERR_clear_error()
            throw FIPSUnavailable("there is no \(path)")
        }
        unsafe BIO_free(file)
        required.withLock { $0 = path }
        guard unsafe load(path, into: nil) else {
            throw FIPSUnavailable("OpenSSL's FIPS provider does not load with \(path)")
        }
        guard isOn else { throw FIPSUnavailable("cryptography began without the FIPS provider") }
    }

    private static var standardConfiguration: String {
        guard let folder = unsafe OPENSSL_info(OPENSSL_INFO_CONFIG_DIR) else { return "" }
        return unsafe String(cString: folder) + "/fipsmodule.cnf"
    }

    /// Loads the provider into a new context where it is required; whether the context may be used.
    static func isLoadedWhereRequired(in context: OpaquePointer) -> Bool {
        guard let path = required.withLock({ $0 }) else { return true }
        return unsafe load(path, into: context)
    }

    /// The name of a provider, such as `default` or `fips`.
    public static func providerName(_ provider: OpaquePointer?) -> String? {
        guard let name = unsafe OSSL_PROVIDER_get0_name(provider) else { return nil }
        return unsafe String(cString: name)
    }

    /// The provider checks itself by a sum that the configuration holds; so it can only be loaded with one. `base` reads
    /// and writes keys, and does no cryptography.
    private static func load(_ path: String, into context: OpaquePointer?) -> Bool {
        let text = Array(
            """
            openssl_conf = dictum
            .include \(path)
            [dictum]
            providers = dictum_providers
            [dictum_providers]
            fips = fips_sect
            base = dictum_base
            [dictum_base]
            activate = 1

            """.utf8
        )
        defer { ERR_clear_error() }
        guard let bio = unsafe BIO_new_mem_buf(text, Int32(text.count)) else { return false }
        defer { unsafe BIO_free(bio) }
        guard let configuration = unsafe NCONF_new_ex(context, nil) else { return false }
        defer { unsafe NCONF_free(configuration) }
        var line = 0
        return unsafe NCONF_load_bio(configuration, bio, &line) > 0
            && CONF_modules_load(configuration, nil, 0) > 0
            && OSSL_PROVIDER_available(context, "fips") == 1
            && EVP_default_properties_enable_fips(context, 1) == 1
    }
}

/// FIPS mode is required and cannot be had.
public struct FIPSUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason and the cure, in one line.
    public let description: String

    init(_ reason: String) {
        description =
            "FIPS mode is required, but \(reason); install a validated OpenSSL FIPS provider and run "
            + "\"openssl fipsinstall\", or set fips to off"
    }
}
